package crawler.conformance.function;

import static crawler.conformance.function.Arguments.function;

import crawler.engine.slot.ThrottleFormula;
import crawler.settings.PlainSettings;
import crawler.settings.Priority;
import crawler.settings.Settings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** What steers a crawl: settings and throttling. */
public final class CrawlFunctions implements Family {
    private static final String NAME = "ANY";

    @Override
    public Map<String, Function> functions() {
        return Map.of(
                "setting_get", function(CrawlFunctions::setting), "autothrottle", function(CrawlFunctions::delays));
    }

    private static Object setting(Arguments args) {
        PlainSettings settings = Settings.defaults()
                .with(
                        Priority.CMDLINE,
                        "arguments",
                        Collections.singletonMap(NAME, args.value("value").orElse(null)))
                .plain();
        return switch (args.text("kind")) {
            case "bool" -> settings.bool(NAME, false);
            case "int" -> settings.integer(NAME, 0);
            case "float" -> settings.decimal(NAME, 0);
            case "list" -> settings.list(NAME);
            case "dict" -> settings.dict(NAME);
            default -> throw new IllegalArgumentException("no kind of setting: " + args.text("kind"));
        };
    }

    private static Object delays(Arguments args) {
        ThrottleFormula formula = new ThrottleFormula(number(args, "target"), number(args, "min"), number(args, "max"));
        double delay = number(args, "start");
        List<Double> delays = new ArrayList<>();
        for (Object response : (List<?>) args.value("responses").orElseThrow()) {
            List<?> pair = (List<?>) response;
            delay = formula.next(delay, ((Number) pair.get(0)).doubleValue(), ((Number) pair.get(1)).intValue());
            delays.add(delay);
        }
        return delays;
    }

    private static double number(Arguments args, String name) {
        return ((Number) args.value(name).orElseThrow()).doubleValue();
    }
}

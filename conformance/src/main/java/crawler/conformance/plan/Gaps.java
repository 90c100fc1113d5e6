package crawler.conformance.plan;

import crawler.settings.SettingException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What a plan may ask for and the engine's API cannot express: told before the crawl, and never passed over. */
final class Gaps {
    private final List<String> found = new ArrayList<>();

    private Gaps() {}

    /** @throws SettingException naming all that is missing */
    static void check(String file, JsonNode plan) {
        Gaps gaps = new Gaps();
        gaps.requests(plan.path("start").valueStream(), "start");
        plan.path("rules").propertyStream().forEach(rule -> {
            List<JsonNode> follow = rule.getValue().path("follow").valueStream().toList();
            gaps.requests(follow.stream(), "rule " + rule.getKey() + ": follow");
        });
        if (!gaps.found.isEmpty()) {
            throw new SettingException("The plan " + file + " needs what the engine does not have: "
                    + String.join("; ", gaps.found.stream().distinct().toList()));
        }
    }

    private void requests(Stream<JsonNode> requests, String where) {
        requests.forEach(request -> {
            request.path("meta").propertyNames().stream()
                    .filter(Meta.MISSING::contains)
                    .forEach(name -> found.add("meta key " + name + " (" + where + ")"));
        });
    }
}

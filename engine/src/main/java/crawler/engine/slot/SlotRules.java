package crawler.engine.slot;

import crawler.settings.SettingException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The limits of slots by name, as DOWNLOAD_SLOTS has them: an exact name first, else the longest pattern that matches. */
final class SlotRules {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> OPTIONS = Set.of("concurrency", "delay", "randomize_delay", "throttle");

    private final SlotLimits otherwise;
    private final Map<String, SlotLimits> exact = new HashMap<>();
    private final List<Pattern> patterns = new ArrayList<>();

    private record Pattern(String text, SlotLimits limits) {}

    /**
     * @param slots option objects as JSON, by name; a name with {@code *} stands for all that match
     * @param otherwise for what an entry does not say, and for slots without one
     * @throws SettingException for an option that there is not, or a value that is none
     */
    SlotRules(Map<String, String> slots, SlotLimits otherwise) {
        this.otherwise = otherwise;
        slots.forEach((name, options) -> {
            SlotLimits limits = limits(name, options);
            if (name.indexOf('*') < 0) {
                exact.put(name, limits);
            } else {
                patterns.add(new Pattern(name, limits));
            }
        });
        patterns.sort(Comparator.comparingInt(pattern -> -pattern.text().length()));
    }

    SlotLimits of(String name) {
        SlotLimits limits = exact.get(name);
        if (limits != null) {
            return limits;
        }
        for (Pattern pattern : patterns) {
            if (matches(pattern.text(), name)) {
                return pattern.limits();
            }
        }
        return otherwise;
    }

    /** Whether the pattern, whose stars stand for any text, is all of the name; in linear time for each star. */
    static boolean matches(String pattern, String name) {
        int star = pattern.indexOf('*');
        if (star < 0) {
            return pattern.equals(name);
        }
        String[] parts = pattern.split("\\*", -1);
        int at = parts[0].length();
        String last = parts[parts.length - 1];
        if (!name.startsWith(parts[0]) || !name.endsWith(last)) {
            return false;
        }
        for (int i = 1; i < parts.length - 1; i++) {
            int found = name.indexOf(parts[i], at);
            if (found < 0) {
                return false;
            }
            at = found + parts[i].length();
        }
        return at <= name.length() - last.length();
    }

    private SlotLimits limits(String name, String text) {
        JsonNode options = object(name, text);
        options.propertyNames().forEach(option -> {
            if (!OPTIONS.contains(option)) {
                throw wrong(
                        name, "has no option " + option + " (there are concurrency, delay, randomize_delay, throttle)");
            }
        });
        JsonNode concurrency = options.path("concurrency");
        JsonNode delay = options.path("delay");
        if (!isMissing(concurrency) && (!concurrency.isIntegralNumber() || concurrency.asInt() < 1)) {
            throw wrong(name, "concurrency is " + concurrency + "; it must be a whole number of at least 1");
        }
        if (!isMissing(delay) && (!delay.isNumber() || delay.asDouble() < 0)) {
            throw wrong(name, "delay is " + delay + "; it must be a number of seconds of at least 0");
        }
        return new SlotLimits(
                isMissing(concurrency) ? otherwise.concurrency() : concurrency.asInt(),
                isMissing(delay) ? otherwise.delayNanos() : Math.round(delay.asDouble() * 1e9),
                flag(name, options, "randomize_delay").orElse(otherwise.randomize()),
                flag(name, options, "throttle"));
    }

    private static JsonNode object(String name, String text) {
        try {
            JsonNode options = JSON.readTree(text);
            if (options.isObject()) {
                return options;
            }
        } catch (JacksonException e) {
            throw wrong(name, "is no JSON object: " + e.getOriginalMessage());
        }
        throw wrong(name, "is no JSON object but " + text);
    }

    private static Optional<Boolean> flag(String name, JsonNode options, String option) {
        JsonNode value = options.path(option);
        if (isMissing(value)) {
            return Optional.empty();
        }
        if (!value.isBoolean()) {
            throw wrong(name, option + " is " + value + "; it must be true or false");
        }
        return Optional.of(value.asBoolean());
    }

    private static boolean isMissing(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private static SettingException wrong(String name, String what) {
        return new SettingException("Setting " + Slots.DOWNLOAD_SLOTS.name() + ": the slot " + name + " " + what + ".");
    }
}

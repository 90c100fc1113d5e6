package crawler.engine;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Function;

/** What a spider was given as {@code -a name=value}; typed where it is asked for. */
public final class Arguments {
    static final Arguments NONE = new Arguments(Map.of());

    private final Map<String, String> values;
    private final Set<String> asked = new ConcurrentSkipListSet<>(); // of use in concurrent callbacks

    private Arguments(Map<String, String> values) {
        this.values = values;
    }

    public static Arguments of(Map<String, String> values) {
        return new Arguments(new LinkedHashMap<>(values));
    }

    public Optional<String> get(String name) {
        asked.add(name);
        return Optional.ofNullable(values.get(name));
    }

    public String get(String name, String otherwise) {
        return get(name).orElse(otherwise);
    }

    /** @throws IllegalArgumentException when it is no whole number */
    public int get(String name, int otherwise) {
        return get(name, otherwise, Integer::valueOf, "a whole number");
    }

    /** @throws IllegalArgumentException when it is no number */
    public double get(String name, double otherwise) {
        return get(name, otherwise, Double::valueOf, "a number");
    }

    /** @throws IllegalArgumentException when it is neither true nor false */
    public boolean get(String name, boolean otherwise) {
        return get(name, otherwise, Arguments::truth, "true or false");
    }

    /** The values between commas; empty when it is not there. */
    public List<String> list(String name) {
        return get(name)
                .map(text -> Arrays.stream(text.split(","))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .toList())
                .orElse(List.of());
    }

    /** All by name, which does not count as asking for them. */
    public Map<String, String> asMap() {
        return Collections.unmodifiableMap(values);
    }

    /** Those that were given and never asked for: misspelt, as a rule. */
    public Set<String> unasked() {
        Set<String> unasked = new TreeSet<>(values.keySet());
        unasked.removeAll(asked);
        return unasked;
    }

    /** Those that were asked for. */
    public Set<String> asked() {
        return new TreeSet<>(asked);
    }

    private <T> T get(String name, T otherwise, Function<String, T> parse, String form) {
        Optional<String> text = get(name);
        try {
            return text.map(String::strip).map(parse).orElse(otherwise);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "spider argument " + name + ": \"" + text.get() + "\" is not " + form, e);
        }
    }

    private static Boolean truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }
}

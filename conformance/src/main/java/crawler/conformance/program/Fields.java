package crawler.conformance.program;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** One JSON object of a program, read field by field. */
record Fields(Map<?, ?> map) {

    static Fields of(Object json) {
        return new Fields((Map<?, ?>) json);
    }

    /** Whether the field is there and not null. */
    boolean has(String name) {
        return map.get(name) != null;
    }

    /** As JSON has it: null, a boolean, a number or a string. */
    Object value(String name) {
        return map.get(name);
    }

    String text(String name) {
        return (String) present(name);
    }

    int number(String name) {
        return ((Number) present(name)).intValue();
    }

    boolean flag(String name) {
        return (Boolean) present(name);
    }

    double decimal(String name) {
        return ((Number) present(name)).doubleValue();
    }

    /** A field in milliseconds. */
    Duration time(String name) {
        return Duration.ofMillis(number(name));
    }

    Fields object(String name) {
        return of(present(name));
    }

    /** A list of objects, empty when the field is not there. */
    List<Fields> objects(String name) {
        return has(name) ? list(name).stream().map(Fields::of).toList() : List.of();
    }

    List<?> list(String name) {
        return (List<?>) present(name);
    }

    private Object present(String name) {
        if (!has(name)) {
            throw new IllegalStateException("field \"" + name + "\" is missing in " + map);
        }
        return map.get(name);
    }
}

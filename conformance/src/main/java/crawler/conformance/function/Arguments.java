package crawler.conformance.function;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Arguments of a function, by the types that JSON knows. */
final class Arguments {
    private final Map<?, ?> values;

    Arguments(Map<?, ?> values) {
        this.values = values;
    }

    /** A function of typed arguments. */
    static Function function(java.util.function.Function<Arguments, Object> body) {
        return values -> body.apply(new Arguments(values));
    }

    /** @throws IllegalArgumentException when it is not there */
    String text(String name) {
        return optional(name)
                .orElseThrow(() -> new IllegalArgumentException("there is no argument " + name + " in " + values));
    }

    /** Empty when it is null or not there. */
    Optional<String> optional(String name) {
        return Optional.ofNullable(values.get(name)).map(Object::toString);
    }

    boolean flag(String name) {
        return Boolean.TRUE.equals(values.get(name));
    }

    boolean flag(String name, boolean otherwise) {
        return values.get(name) instanceof Boolean flag ? flag : otherwise;
    }

    /** Empty when it is null or not there. */
    List<String> texts(String name) {
        return values.get(name) instanceof List<?> list
                ? list.stream().filter(Objects::nonNull).map(Object::toString).toList()
                : List.of();
    }

    /** Empty when it is null or not there. */
    List<Integer> integers(String name) {
        return values.get(name) instanceof List<?> list
                ? list.stream().map(number -> ((Number) number).intValue()).toList()
                : List.of();
    }

    int integer(String name, int otherwise) {
        return values.get(name) instanceof Number number ? number.intValue() : otherwise;
    }

    /** Empty when it is null or not there. */
    List<Arguments> objects(String name) {
        return values.get(name) instanceof List<?> list
                ? list.stream().map(each -> new Arguments((Map<?, ?>) each)).toList()
                : List.of();
    }

    /** Empty when it is null or not there. */
    Arguments object(String name) {
        return new Arguments(values.get(name) instanceof Map<?, ?> map ? map : Map.of());
    }

    /** All by name, in order. */
    Map<String, Object> all() {
        Map<String, Object> all = new LinkedHashMap<>();
        values.forEach((name, value) -> all.put((String) name, value));
        return all;
    }

    /** The value as it is in the JSON; empty when it is null or not there. */
    Optional<Object> value(String name) {
        return Optional.ofNullable(values.get(name));
    }
}

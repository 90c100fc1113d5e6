package crawler.engine.item;

import crawler.engine.Item;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.BaseStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The few kinds of values that every format of feeds can write: texts, booleans, numbers, null, and lists and maps of
 * these.
 */
public final class PlainValue {
    /** Deeper than this no value is written: it most likely contains itself. */
    public static final int DEEPEST = 200;

    private PlainValue() {}

    /**
     * The plain form of a value, at its top: null, a String, a Boolean, a Number, a {@code List<?>} or a {@code Map<?, ?>};
     * what is in lists and maps is as it was. Dates are in ISO 8601, an Optional is what is in it, bytes are in Base64,
     * records and objects are maps of their fields as {@link Fields#written} gives them, all that comes with Java is what its {@code toString} says.
     */
    public static Object of(Object value) {
        if (value instanceof String || value instanceof Number || value instanceof Boolean || value == null) {
            return value;
        }
        if (value instanceof Map || value instanceof List) {
            return value;
        }
        if (value instanceof Item item) {
            return Fields.written(item);
        }
        if (value instanceof Record) {
            return ItemShape.of(value.getClass()).written(value);
        }
        return value instanceof Iterable<?> || value.getClass().isArray() ? list(value) : other(value);
    }

    /**
     * The plain form of a value through and through, in which only lists and maps with texts as keys contain others.
     *
     * @throws IllegalArgumentException when it is nested deeper than {@link #DEEPEST}
     */
    public static Object deep(Object value) {
        return deep(value, 0);
    }

    private static Object deep(Object value, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException(
                    "a value is nested deeper than " + DEEPEST + ": does it contain itself?");
        }
        Object plain = of(value);
        if (plain instanceof Map<?, ?> map) {
            Map<String, Object> copy = new LinkedHashMap<>();
            map.forEach((key, each) -> copy.put(String.valueOf(key), deep(each, depth + 1)));
            return copy;
        }
        if (plain instanceof List<?> list) {
            List<Object> copy = new ArrayList<>(list.size());
            list.forEach(each -> copy.add(deep(each, depth + 1)));
            return copy;
        }
        return plain;
    }

    private static Object list(Object value) {
        if (value instanceof JsonNode json) {
            return JsonMapper.shared().treeToValue(json, Object.class);
        }
        if (value instanceof byte[] bytes) {
            return Base64.getEncoder().encodeToString(bytes);
        }
        if (value instanceof Path path) {
            return path.toString();
        }
        if (value instanceof Iterable<?> many) {
            List<Object> list = new ArrayList<>();
            many.forEach(list::add);
            return list;
        }
        return ofArray(value);
    }

    private static List<Object> ofArray(Object array) {
        return new AbstractList<>() {
            @Override
            public Object get(int index) {
                return Array.get(array, index);
            }

            @Override
            public int size() {
                return Array.getLength(array);
            }
        };
    }

    private static Object other(Object value) {
        if (value instanceof Optional<?> optional) {
            return of(optional.orElse(null));
        }
        if (value instanceof OptionalInt number) {
            return number.isPresent() ? number.getAsInt() : null;
        }
        if (value instanceof OptionalLong number) {
            return number.isPresent() ? number.getAsLong() : null;
        }
        if (value instanceof OptionalDouble number) {
            return number.isPresent() ? number.getAsDouble() : null;
        }
        if (value instanceof BaseStream<?, ?>) {
            throw new IllegalArgumentException("a stream in an item can be read only once; make a list of it");
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        Optional<String> date = IsoDate.of(value);
        if (date.isPresent()) {
            return date.get();
        }
        return value.getClass().getName().startsWith("java.")
                ? value.toString()
                : ItemShape.of(value.getClass()).written(value);
    }
}

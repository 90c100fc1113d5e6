package crawler.settings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Values as layers keep them: text, numbers, booleans, unmodifiable lists and maps of these with text keys, and
 * {@link #NONE}; any other object stays as it is.
 */
final class Raw {
    /** Scrapy's None. */
    static final Object NONE = Optional.empty();

    private static final int MAX_DEPTH = 32;

    private Raw() {}

    /**
     * Copies a value so that nobody can change it any more; null and an empty Optional become NONE, a class becomes
     * its name.
     */
    static Object frozen(Object value) {
        return frozen(value, 0);
    }

    /** The same, with a complaint that names the setting and, unless it is empty, the origin. */
    static Object frozen(String name, String origin, Object value) {
        try {
            return frozen(value);
        } catch (Mismatch bad) {
            String from = origin.isEmpty() ? "" : " (from " + origin + ")";
            throw new SettingException("Setting " + name + ": the value" + from + " " + bad.getMessage() + ".");
        }
    }

    /** NONE, or the text "None" that stands for it where a notation (TOML, the command line) has no null. */
    static boolean isNone(Object raw) {
        return NONE.equals(raw) || "None".equals(raw);
    }

    private static Object frozen(Object value, int depth) {
        if (depth > MAX_DEPTH) {
            throw new Mismatch("is nested deeper than " + MAX_DEPTH + " levels");
        } else if (value == null) {
            return NONE;
        } else if (value instanceof Optional<?> optional) {
            return optional.isEmpty() ? NONE : frozen(optional.get(), depth);
        } else if (value instanceof Class<?> type) {
            return type.getName();
        } else if (value instanceof CharSequence text) {
            return text.toString();
        } else if (value instanceof Map<?, ?> map) {
            return frozenMap(map, depth);
        }
        return frozenList(value, depth);
    }

    private static Object frozenList(Object value, int depth) {
        if (value instanceof int[] numbers) {
            return Arrays.stream(numbers).boxed().toList();
        } else if (value instanceof Object[] array) {
            return frozenList(Arrays.asList(array), depth);
        } else if (value instanceof Collection<?> collection) {
            List<Object> copy = new ArrayList<>(collection.size());
            collection.forEach(element -> copy.add(frozen(element, depth + 1)));
            return Collections.unmodifiableList(copy);
        }
        return value;
    }

    private static Map<String, Object> frozenMap(Map<?, ?> map, int depth) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            if (copy.put(key(key), frozen(value, depth + 1)) != null) {
                throw new Mismatch("has the key \"" + key(key) + "\" twice");
            }
        });
        return Collections.unmodifiableMap(copy);
    }

    private static String key(Object key) {
        if (key instanceof Class<?> type) {
            return type.getName();
        } else if (key instanceof Enum<?> constant) {
            return constant.name();
        } else if (key instanceof String text) {
            return text;
        }
        throw new Mismatch("has the key " + key + ", which is neither text nor a class");
    }
}

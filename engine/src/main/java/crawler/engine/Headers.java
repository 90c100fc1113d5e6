package crawler.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Header fields: an immutable multimap that keeps order and spelling and ignores the case of names (RFC 9110, 5.1).
 */
public final class Headers {
    public static final Headers NONE = new Headers(new String[0]);

    /** Name, value, name, value, …; the value null: not even the default of this name. */
    private final String[] fields;

    private Headers(String[] fields) {
        this.fields = fields;
    }

    /** @param fields name, value, name, value, … */
    public static Headers of(String... fields) {
        if (fields.length % 2 != 0) {
            throw new IllegalArgumentException(
                    "headers come in pairs of name and value, not " + Arrays.toString(fields));
        }
        return fields.length == 0 ? NONE : new Headers(fields.clone());
    }

    public static Headers of(Map<String, String> fields) {
        String[] flat = new String[fields.size() * 2];
        int i = 0;
        for (Map.Entry<String, String> field : fields.entrySet()) {
            flat[i++] = field.getKey();
            flat[i++] = field.getValue();
        }
        return new Headers(flat);
    }

    /** The first value of this name. */
    public Optional<String> get(String name) {
        int index = indexOf(name, 0);
        return index < 0 ? Optional.empty() : Optional.ofNullable(fields[index + 1]);
    }

    /** The last value of this name, which counts where a server repeats what may stand once; Scrapy's {@code Headers.get}. */
    public Optional<String> last(String name) {
        List<String> values = getAll(name);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(values.size() - 1));
    }

    /** All values of this name, in order. */
    public List<String> getAll(String name) {
        List<String> values = new ArrayList<>();
        for (int i = indexOf(name, 0); i >= 0; i = indexOf(name, i + 2)) {
            if (fields[i + 1] != null) {
                values.add(fields[i + 1]);
            }
        }
        return List.copyOf(values);
    }

    public boolean contains(String name) {
        int index = indexOf(name, 0);
        return index >= 0 && fields[index + 1] != null;
    }

    /** These with this value in the place of all others of the name. */
    public Headers with(String name, String value) {
        return without(name).plus(name, value);
    }

    /** These with one more value of the name. */
    public Headers plus(String name, String value) {
        int index = indexOf(name, 0);
        String[] others = index >= 0 && fields[index + 1] == null ? without(name).fields : fields;
        return with(others, name, Objects.requireNonNull(value, name));
    }

    /**
     * These without the name, which is not added by default either, so that nothing of it is sent: Scrapy's value
     * {@code None}.
     */
    public Headers withNone(String name) {
        return with(without(name).fields, name, null);
    }

    /** The names of {@link #withNone}. */
    public List<String> none() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < fields.length; i += 2) {
            if (fields[i + 1] == null) {
                names.add(fields[i]);
            }
        }
        return List.copyOf(names);
    }

    private static Headers with(String[] fields, String name, String value) {
        String[] copy = Arrays.copyOf(fields, fields.length + 2);
        copy[fields.length] = name;
        copy[fields.length + 1] = value;
        return new Headers(copy);
    }

    /** These with the value, unless the name is there, or was ruled out by {@link #withNone}. */
    public Headers withDefault(String name, String value) {
        return indexOf(name, 0) >= 0 ? this : plus(name, value);
    }

    /** These with those of the others whose names are neither there nor ruled out. */
    public Headers withDefaults(Headers others) {
        if (fields.length == 0) {
            return others;
        }
        List<String> merged = new ArrayList<>(Arrays.asList(fields));
        others.forEach((name, value) -> {
            if (indexOf(name, 0) < 0) {
                merged.add(name);
                merged.add(value);
            }
        });
        return merged.size() == fields.length ? this : new Headers(merged.toArray(String[]::new));
    }

    public Headers without(String name) {
        if (indexOf(name, 0) < 0) {
            return this;
        }
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < fields.length; i += 2) {
            if (!fields[i].equalsIgnoreCase(name)) {
                kept.add(fields[i]);
                kept.add(fields[i + 1]);
            }
        }
        return new Headers(kept.toArray(String[]::new));
    }

    /** Each field in order. */
    public void forEach(BiConsumer<String, String> action) {
        for (int i = 0; i < fields.length; i += 2) {
            if (fields[i + 1] != null) {
                action.accept(fields[i], fields[i + 1]);
            }
        }
    }

    /** How many fields there are; several values of one name count each. */
    public int size() {
        int[] size = new int[1];
        forEach((name, value) -> size[0]++);
        return size[0];
    }

    /** By name as first spelled, with all values. */
    public Map<String, List<String>> asMap() {
        Map<String, List<String>> map = new LinkedHashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            if (indexOf(fields[i], 0) == i && fields[i + 1] != null) {
                map.put(fields[i], getAll(fields[i]));
            }
        }
        return map;
    }

    private int indexOf(String name, int from) {
        for (int i = from; i < fields.length; i += 2) {
            if (fields[i].equalsIgnoreCase(name)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Headers headers && Arrays.equals(fields, headers.fields);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(fields);
    }

    @Override
    public String toString() {
        return asMap().toString();
    }
}

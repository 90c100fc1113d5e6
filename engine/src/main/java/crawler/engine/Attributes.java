package crawler.engine;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The attributes of a request: a small immutable map by {@link Attribute}, in the order in which they were added. */
public final class Attributes {
    static final Attributes NONE = new Attributes(new Object[0]);

    /** Name, value, name, value, … */
    private final Object[] entries;

    private Attributes(Object[] entries) {
        this.entries = entries;
    }

    public <T> Optional<T> get(Attribute<T> key) {
        int index = indexOf(key.name());
        return index < 0 ? Optional.empty() : Optional.of(key.cast(entries[index + 1]));
    }

    /** The value under this name, whatever its type. */
    public Optional<Object> get(String name) {
        int index = indexOf(name);
        return index < 0 ? Optional.empty() : Optional.of(entries[index + 1]);
    }

    /** A flag that is false when it is not there. */
    public boolean is(Attribute<Boolean> key) {
        int index = indexOf(key.name());
        return index >= 0 && key.cast(entries[index + 1]);
    }

    /** By name, in order. */
    public Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < entries.length; i += 2) {
            map.put((String) entries[i], entries[i + 1]);
        }
        return map;
    }

    <T> Attributes with(Attribute<T> key, T value) {
        T checked = key.cast(value);
        int index = indexOf(key.name());
        Object[] copy = Arrays.copyOf(entries, index < 0 ? entries.length + 2 : entries.length);
        int at = index < 0 ? entries.length : index;
        copy[at] = key.name();
        copy[at + 1] = checked;
        return new Attributes(copy);
    }

    Attributes without(Attribute<?> key) {
        int index = indexOf(key.name());
        if (index < 0) {
            return this;
        }
        Object[] copy = new Object[entries.length - 2];
        System.arraycopy(entries, 0, copy, 0, index);
        System.arraycopy(entries, index + 2, copy, index, copy.length - index);
        return new Attributes(copy);
    }

    private int indexOf(String name) {
        for (int i = 0; i < entries.length; i += 2) {
            if (entries[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Attributes attributes && asMap().equals(attributes.asMap());
    }

    @Override
    public int hashCode() {
        return asMap().hashCode();
    }

    @Override
    public String toString() {
        return asMap().toString();
    }
}

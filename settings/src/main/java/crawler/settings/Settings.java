package crawler.settings;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Values in their layers: an immutable snapshot, so that what Scrapy calls freezing needs no call. Any thread may
 * read it. A value is read by its {@link Setting} when it is asked for the first time, and kept.
 */
public final class Settings {
    private static final Settings DEFAULTS = new Settings(new TreeMap<>());

    private record Parsed(Setting<?> key, Object value) {}

    /** Per name, lowest layer first. */
    private final SortedMap<String, List<Layered>> layers;
    /** At most one entry per name in the layers. */
    private final Map<String, Parsed> parsed = new ConcurrentHashMap<>();

    private Settings(SortedMap<String, List<Layered>> layers) {
        this.layers = layers;
    }

    /** No layer is set: every key answers its default. */
    public static Settings defaults() {
        return DEFAULTS;
    }

    /**
     * The value of a key: its default when no layer sets it, else what the highest layer says, or all layers
     * together for a map.
     *
     * @throws SettingException for a value that the key cannot read, naming key, value, origin and the expected form
     */
    @SuppressWarnings("unchecked") // a Parsed holds what its own key has read
    public <T> T get(Setting<T> key) {
        List<Layered> set = layers.get(key.name());
        if (set == null) {
            return key.defaultValue();
        }
        Parsed known = parsed.get(key.name());
        if (known != null && known.key() == key) {
            return (T) known.value();
        }
        T value = key.resolve(set);
        parsed.put(key.name(), new Parsed(key, value));
        return value;
    }

    /**
     * These settings with further values. They win over lower layers and over what was set earlier at the same
     * priority. {@code origin} tells a person where the values stand ("-s", "spider quotes"). A null value is
     * Scrapy's None; values are copied.
     */
    public Settings with(Priority priority, String origin, Map<String, ?> values) {
        Map<String, Layered> added = new LinkedHashMap<>();
        values.forEach(
                (name, value) -> added.put(name, new Layered(priority, origin, Raw.frozen(name, origin, value))));
        return with(added);
    }

    /**
     * These settings with one value more, whose origin is "code"; a value out of the key's range throws {@link
     * SettingException}.
     */
    public <T> Settings with(Priority priority, Setting<T> key, T value) {
        key.parse(value);
        return with(Map.of(key.name(), new Layered(priority, "code", Raw.frozen(value))));
    }

    Settings with(Map<String, Layered> added) {
        SortedMap<String, List<Layered>> copy = new TreeMap<>(layers);
        added.forEach((name, value) -> copy.put(name, inserted(copy.getOrDefault(name, List.of()), value)));
        return new Settings(Collections.unmodifiableSortedMap(copy));
    }

    /**
     * What the highest layer that sets this name says, as it was given; empty when none does or when it says None.
     */
    public Optional<Object> raw(String name) {
        return top(name).map(Layered::value).filter(value -> !Raw.NONE.equals(value));
    }

    /** These, read by name without a {@link Setting}. */
    public PlainSettings plain() {
        return new PlainSettings(this);
    }

    /** Where the value of this name comes from; empty when no layer sets it. */
    public Optional<String> origin(String name) {
        return top(name).map(Layered::origin);
    }

    /** Whether a layer sets this name, be it to None. */
    public boolean isSet(String name) {
        return layers.containsKey(name);
    }

    /** The names that layers set, sorted. */
    public Set<String> names() {
        return layers.keySet();
    }

    /**
     * What layers above {@link Priority#DEFAULT} set, for the log's "Overridden settings": by name, the highest
     * layer's value as text, secrets hidden.
     */
    public Map<String, String> overridden() {
        SortedMap<String, String> shown = new TreeMap<>();
        for (String name : layers.keySet()) {
            top(name)
                    .filter(value -> value.priority() != Priority.DEFAULT)
                    .ifPresent(value -> shown.put(name, Secrets.plain(name, value.value())));
        }
        return Collections.unmodifiableMap(shown);
    }

    @Override
    public String toString() {
        return overridden().toString();
    }

    private Optional<Layered> top(String name) {
        return Optional.ofNullable(layers.get(name)).map(set -> set.get(set.size() - 1));
    }

    private static List<Layered> inserted(List<Layered> set, Layered added) {
        List<Layered> copy = new ArrayList<>(set);
        int at = copy.size();
        while (at > 0 && copy.get(at - 1).priority().value() > added.priority().value()) {
            at--;
        }
        copy.add(at, added);
        return List.copyOf(copy);
    }
}

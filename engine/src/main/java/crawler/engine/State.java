package crawler.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a spider remembers by typed keys; with JOBDIR from one run to the next, Scrapy's {@code spider.state}. Values are
 * texts, numbers, booleans, records and what else Jackson reads back as it wrote it, and lists, sets and maps, whose
 * elements come back as texts, numbers and booleans. For the reactor thread.
 */
public final class State {
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /** A value, as it is or, until somebody says its type, as it was stored. */
    private record Entry(Class<?> type, Object value) {
        static Entry stored(JsonNode value) {
            return new Entry(JsonNode.class, value);
        }

        boolean isStored() {
            return type == JsonNode.class;
        }
    }

    State() {}

    /** @throws IllegalStateException when something of another type was stored under this name */
    public <T> Optional<T> get(Attribute<T> key) {
        Entry entry = entries.get(key.name());
        if (entry == null) {
            return Optional.empty();
        }
        if (!entry.isStored()) {
            return Optional.of(key.cast(entry.value()));
        }
        T value = read(key, (JsonNode) entry.value());
        entries.put(key.name(), new Entry(key.type(), value)); // a list that is changed now is stored as it will be
        return Optional.of(value);
    }

    public <T> T get(Attribute<T> key, T otherwise) {
        return get(key).orElse(otherwise);
    }

    /** Puts this value in the place of the one that was there. */
    public <T> void set(Attribute<T> key, T value) {
        entries.put(key.name(), new Entry(key.type(), key.cast(value)));
    }

    /** Forgets a value, if it is there. */
    public void remove(Attribute<?> key) {
        entries.remove(key.name());
    }

    public Set<String> names() {
        return Collections.unmodifiableSet(entries.keySet());
    }

    private static <T> T read(Attribute<T> key, JsonNode value) {
        try {
            return key.cast(JsonMapper.shared().treeToValue(value, key.type()));
        } catch (JacksonException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "the state has no " + key.type().getSimpleName() + " under " + key.name() + ", but " + value
                            + "; use another name, or remove it first",
                    e);
        }
    }

    /** Has all these values, which {@link #toJson} gave; for what keeps states. */
    public void restore(Map<String, JsonNode> stored) {
        stored.forEach((name, value) -> entries.put(name, Entry.stored(value)));
    }

    /** The value under this name, to be kept. @throws IllegalArgumentException when it could not be read back */
    public JsonNode toJson(String name) {
        Entry entry = entries.get(name);
        if (entry.isStored()) {
            return (JsonNode) entry.value();
        }
        try {
            JsonNode json = JsonMapper.shared().valueToTree(entry.value());
            JsonMapper.shared().treeToValue(json, entry.type());
            return json;
        } catch (JacksonException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    name + " (" + entry.value().getClass().getName() + ") cannot be written as JSON and read back", e);
        }
    }
}

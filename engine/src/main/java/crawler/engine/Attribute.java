package crawler.engine;

import java.util.Objects;

/**
 * A typed key of what components and spiders attach to a request; its name is Scrapy's meta key. Declared once, as a
 * constant of the class that owns its meaning; two with the same name are the same key.
 */
public record Attribute<T>(String name, Class<? super T> type) {
    public Attribute {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
    }

    public static <T> Attribute<T> of(String name, Class<? super T> type) {
        return new Attribute<>(name, type);
    }

    @SuppressWarnings("unchecked")
    T cast(Object value) {
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException("attribute " + name + " takes " + type.getSimpleName() + ", not " + value
                    + " (" + (value == null ? "null" : value.getClass().getSimpleName()) + ")");
        }
        return (T) value;
    }
}

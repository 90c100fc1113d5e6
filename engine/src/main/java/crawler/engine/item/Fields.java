package crawler.engine.item;

import crawler.engine.Item;
import crawler.engine.Item.MapItem;
import java.lang.annotation.Annotation;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of items by name, whatever kind they are of: a record's components, a map's entries, a class's fields, in the
 * order in which they are declared. Scrapy's {@code ItemAdapter}.
 */
public final class Fields {

    private Fields() {}

    /** The names that an item of this kind has: those of its class, or those that are in its map. */
    public static List<String> names(Item item) {
        return item instanceof MapItem map
                ? List.copyOf(map.fields().keySet())
                : ItemShape.of(item.getClass()).names();
    }

    /** All fields with their values, which may be null; not to be changed. */
    public static Map<String, Object> of(Item item) {
        return item instanceof MapItem map
                ? Collections.unmodifiableMap(map.fields())
                : ItemShape.of(item.getClass()).values(item);
    }

    /** All fields as feeds hold them: those that are {@link Serialized} are what their serializers make of them. */
    public static Map<String, Object> written(Item item) {
        return item instanceof MapItem map
                ? Collections.unmodifiableMap(map.fields())
                : ItemShape.of(item.getClass()).written(item);
    }

    /** What is annotated of a field of this class of items; empty for maps. */
    public static <A extends Annotation> Optional<A> annotation(
            Class<? extends Item> type, String name, Class<A> annotation) {
        return isMap(type) ? Optional.empty() : ItemShape.of(type).annotation(name, annotation);
    }

    /** @throws IllegalArgumentException when items of this class have no such field; maps have any */
    public static void require(Class<? extends Item> type, String name) {
        if (!isMap(type)) {
            ItemShape.of(type).require(name);
        }
    }

    /** The fields of all items of this class; those of maps are not known. */
    public static List<String> names(Class<? extends Item> type) {
        return isMap(type) ? List.of() : ItemShape.of(type).names();
    }

    private static boolean isMap(Class<? extends Item> type) {
        return type == MapItem.class || type == Item.class;
    }

    /** One value; empty when it is null or there is no such field. */
    public static Optional<Object> get(Item item, String name) {
        if (item instanceof MapItem map) {
            return Optional.ofNullable(map.fields().get(name));
        }
        ItemShape shape = ItemShape.of(item.getClass());
        int index = shape.names().indexOf(name);
        return index < 0 ? Optional.empty() : Optional.ofNullable(shape.value(item, index));
    }

    /**
     * An item of this class with these values, which are made what its fields declare: texts become numbers, dates, URIs.
     * Components of a record without a value are null, or empty if they are an Optional or a collection; an object of a
     * class has what its constructor without parameters gave it.
     *
     * @throws IllegalArgumentException when it has no such field, or a value cannot be made
     */
    public static <T extends Item> T create(Class<T> type, Map<String, ?> values) {
        if (isMap(type)) {
            return type.cast(Item.of(values));
        }
        return type.cast(ItemShape.of(type).create(values));
    }

    /** Whether {@link #with} can set this field: the item has it, or is a map and takes any. */
    public static boolean has(Item item, String name) {
        return item instanceof MapItem || ItemShape.of(item.getClass()).names().contains(name);
    }

    /**
     * The item with this value in this field: of a record or a map a changed copy, of an object of a class the object
     * itself, changed.
     *
     * @throws IllegalArgumentException when it has no such field, or the value is of another type
     */
    public static Item with(Item item, String name, Object value) {
        if (item instanceof MapItem map) {
            Map<String, Object> changed = new LinkedHashMap<>(map.fields());
            changed.put(name, value);
            return Item.of(changed);
        }
        return (Item) ItemShape.of(item.getClass()).with(item, name, value);
    }
}

package crawler.engine.feed;

import crawler.engine.Item;
import crawler.engine.Item.MapItem;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Items as JSON objects: a record's components, a map's entries, in their order. */
public final class JsonItems {
    private static final ObjectWriter WRITER = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build()
            .writer();

    private JsonItems() {}

    /** One object in UTF-8 without line breaks. @throws tools.jackson.core.JacksonException when it has no JSON form */
    public static byte[] toBytes(Item item) {
        return WRITER.writeValueAsBytes(item instanceof MapItem map ? map.fields() : item);
    }
}

package crawler.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something scraped. Best a record, whose components become the fields: {@code record Quote(String text, String author)
 * implements Item {}}; {@link #of} makes one of a map.
 */
public non-sealed interface Item extends Output {

    /** An item with these fields, in this order; values may be null. */
    static MapItem of(Map<String, ?> fields) {
        return new MapItem(fields);
    }

    /** An item whose fields are only known when it is scraped. */
    record MapItem(Map<String, ?> fields) implements Item {
        public MapItem {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }
}

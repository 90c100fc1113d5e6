package crawler.engine.extension;

import crawler.engine.Crawler;
import crawler.engine.Event.ItemScraped;
import crawler.engine.Event.SpiderClosed;
import crawler.engine.Item;
import crawler.engine.Stats;
import crawler.engine.error.NotConfigured;
import crawler.engine.item.Fields;
import crawler.settings.Setting;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Counts, for each type of items, how many were scraped and in how many of them each field has a value: {@code
 * item_scraped_count/News}, {@code field_coverage/News/title}. What a site's new layout takes away shows here first.
 */
public final class FieldCoverage {
    public static final Setting<Boolean> FIELD_COVERAGE_ENABLED = Setting.ofBoolean("FIELD_COVERAGE_ENABLED", false)
            .doc("Whether the stats say for each type of items how often each field has a value.");

    /** Items that are maps may have any names; so many are counted, per type. */
    private static final int MOST = 200;

    private final Map<String, Counts> types = new LinkedHashMap<>();

    /** The figures of one type. */
    private static final class Counts {
        private final Map<String, Long> filled = new LinkedHashMap<>();
        private long items;

        void add(Item item) {
            items++;
            Fields.of(item).forEach((field, value) -> {
                if (filled.size() < MOST || filled.containsKey(field)) {
                    filled.merge(field, isEmpty(value) ? 0L : 1L, Long::sum);
                }
            });
        }

        private static boolean isEmpty(Object value) {
            return value == null
                    || (value instanceof CharSequence text && text.isEmpty())
                    || (value instanceof Collection<?> many && many.isEmpty())
                    || (value instanceof Map<?, ?> map && map.isEmpty())
                    || (value instanceof Optional<?> optional && optional.isEmpty());
        }

        void tell(String type, Stats stats) {
            stats.set("item_scraped_count/" + type, items);
            filled.forEach((field, count) -> stats.set("field_coverage/" + type + "/" + field, (double) count / items));
        }
    }

    /** @throws NotConfigured when FIELD_COVERAGE_ENABLED is false */
    public FieldCoverage(Crawler crawler) {
        if (!crawler.settings().get(FIELD_COVERAGE_ENABLED)) {
            throw new NotConfigured("FIELD_COVERAGE_ENABLED is false");
        }
        crawler.events().on(ItemScraped.class, event -> count(event.item()));
        crawler.events()
                .on(SpiderClosed.class, event -> types.forEach((type, counts) -> counts.tell(type, crawler.stats())));
    }

    private void count(Item item) {
        String type = item.getClass().getSimpleName();
        if (types.size() < MOST || types.containsKey(type)) {
            types.computeIfAbsent(type, name -> new Counts()).add(item);
        }
    }
}

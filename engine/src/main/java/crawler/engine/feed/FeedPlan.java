package crawler.engine.feed;

import crawler.engine.Crawler;
import crawler.engine.Item;
import crawler.engine.Spider;
import crawler.engine.feed.format.ItemExporter;
import crawler.engine.feed.postprocess.PostProcessor;
import crawler.engine.feed.postprocess.PostProcessors;
import crawler.engine.feed.storage.FeedStorage;
import crawler.engine.part.NamedClass;
import crawler.settings.SettingException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that is known of a feed before it is written: its options, completed by the settings, and the parts they name. */
final class FeedPlan {
    private final FeedOptions options;
    private final FeedDefaults defaults;
    private final FeedStorage storage;
    private final ItemFilter filter;
    private final Optional<UriParameters> uriParameters;

    /** @throws SettingException when an option is wrong */
    FeedPlan(Crawler crawler, FeedDefaults defaults, FeedOptions options) {
        this.options = options;
        this.defaults = defaults;
        this.storage = NamedClass.make(
                "FEED_STORAGES", defaults.storageClass(options), FeedStorage.class, Map.of(Crawler.class, crawler));
        this.filter = FeedFilters.of(options);
        this.uriParameters = defaults.uriParameters(options);
        exporter(); // a mistake shows now
        processors();
        if (batchItems() > 0 && !FeedUri.tellsBatchesApart(options.uri())) {
            throw new SettingException("Feed " + options.shownUri() + ": batches of " + batchItems()
                    + " items need %(batch_id)d or %(batch_time)s in the URI, to tell the files apart");
        }
        uri(crawler.spider(), crawler.reactor().now(), 1);
    }

    String uri(Spider spider, Instant now, int batchId) {
        if (options.uri().indexOf('%') < 0) {
            return options.uri();
        }
        Map<String, Object> known = SpiderParameters.of(options.uri(), spider, now, batchId);
        return FeedUri.of(
                options.uri(),
                uriParameters
                        .<Map<String, ?>>map(made -> made.of(Collections.unmodifiableMap(known), spider))
                        .orElse(known));
    }

    FeedStorage.Target target(String uri, ItemExporter exporter) {
        boolean whole = !processors().isEmpty() || !exporter.isReadableWhileWritten();
        return new FeedStorage.Target(
                uri, options.overwrite(storage.overwrites()), whole, exporter.continuesAnywhere());
    }

    ItemExporter exporter() {
        return defaults.exporter(options);
    }

    FeedStorage storage() {
        return storage;
    }

    List<PostProcessor> processors() {
        return options.texts("postprocessing").stream()
                .map(word -> NamedClass.make(
                        "postprocessing",
                        PostProcessors.className(word),
                        PostProcessor.class,
                        Map.of(Map.class, options.asMap())))
                .toList();
    }

    boolean accepts(Item item) {
        return filter.accepts(item);
    }

    boolean storesEmpty() {
        return defaults.storesEmpty(options);
    }

    long batchItems() {
        return defaults.batchItems(options);
    }

    String format() {
        return options.format();
    }

    /** Whether somebody may be looking at it while it is written. */
    boolean isWatched() {
        return options.toStandardOutput();
    }
}

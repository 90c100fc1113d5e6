package crawler.engine.feed;

import crawler.engine.Crawler;
import crawler.engine.Event.FeedExporterClosed;
import crawler.engine.Event.FeedSlotClosed;
import crawler.engine.Item;
import crawler.engine.error.NotConfigured;
import crawler.engine.pipeline.ItemPipeline;
import crawler.reactor.defer.Deferred;
import crawler.settings.Setting;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes items to the feeds; the last step of every item. */
public final class FeedExport implements ItemPipeline {
    public static final Setting<Map<String, String>> FEEDS = Setting.ofMap("FEEDS", Map.of())
            .replacing()
            .doc(
                    "Where items are written, by file: {\"out.jsonl\": {\"format\": \"jsonlines\", \"overwrite\": true}}.");

    private static final Logger LOG = LoggerFactory.getLogger(FeedExport.class);

    private final Crawler crawler;
    private final List<FeedOptions> feeds = new ArrayList<>();
    private final List<Slot> slots = new ArrayList<>();

    /** One feed that is being written. */
    private static final class Slot {
        private final FeedOptions options;
        private final FeedFile file;
        private final ItemExporter exporter;
        private long items;

        Slot(FeedOptions options) throws IOException {
            this.options = options;
            this.file = FeedFile.open(options);
            this.exporter = options.exporter();
            exporter.start(file.out(), file.continued());
        }

        void export(Item item) throws IOException {
            exporter.export(item, file.out());
            file.out().itemWritten();
            items++;
        }

        void close() throws IOException {
            try (var out = file.out()) {
                exporter.finish(out);
            }
        }
    }

    public FeedExport(Crawler crawler) {
        this.crawler = crawler;
        crawler.settings()
                .get(FEEDS)
                .forEach(
                        (uri, options) -> feeds.add(FeedOptions.of(uri, options).of(crawler.spider())));
        if (feeds.isEmpty()) {
            throw new NotConfigured("FEEDS is empty");
        }
    }

    @Override
    public Deferred<Void> open() {
        return Deferred.execute(() -> {
            for (FeedOptions feed : feeds) {
                slots.add(open(feed));
            }
            return null;
        });
    }

    private static Slot open(FeedOptions feed) throws IOException {
        try {
            return new Slot(feed);
        } catch (IOException e) {
            String why = e instanceof FileSystemException file ? describe(file) : e.getMessage();
            throw new IOException(
                    "Feed " + feed.uri() + " cannot be written: " + why
                            + "; name another file in FEEDS, or with -o or -O",
                    e);
        }
    }

    private static String describe(FileSystemException error) {
        String kind = error.getReason() == null ? error.getClass().getSimpleName() : error.getReason();
        return kind + " (" + error.getFile() + ")";
    }

    @Override
    public Deferred<Item> process(Item item) throws IOException {
        for (Slot slot : slots) {
            slot.export(item);
        }
        return Deferred.succeed(item);
    }

    @Override
    public Deferred<Void> close() {
        slots.forEach(this::close);
        crawler.events().emit(new FeedExporterClosed());
        return Deferred.succeed(null);
    }

    private void close(Slot slot) {
        try {
            slot.close();
            crawler.stats().increment("feedexport/success_count/FileFeedStorage");
            LOG.info("Stored {} feed ({} items) in: {}", slot.options.format(), slot.items, slot.options.uri());
            crawler.events().emit(new FeedSlotClosed(slot.options.uri(), slot.items));
        } catch (IOException | RuntimeException e) {
            crawler.stats().increment("feedexport/failed_count/FileFeedStorage");
            LOG.error("Feed {} could not be finished; it is cut short", slot.options.uri(), e);
        }
    }
}

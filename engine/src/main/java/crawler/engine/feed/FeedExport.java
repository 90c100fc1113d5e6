package crawler.engine.feed;

import crawler.engine.Crawler;
import crawler.engine.Event.FeedExporterClosed;
import crawler.engine.Item;
import crawler.engine.error.NotConfigured;
import crawler.engine.pipeline.ItemPipeline;
import crawler.reactor.defer.Deferred;
import crawler.reactor.defer.DeferredList;
import crawler.reactor.defer.Outcome;
import crawler.settings.Setting;
import java.util.List;
import java.util.Map;

/** Writes items to the feeds; the last step of every item. */
public final class FeedExport implements ItemPipeline {
    public static final Setting<Map<String, String>> FEEDS = Setting.ofMap("FEEDS", Map.of())
            .replacing()
            .doc(
                    "Where items are written, by file: {\"out.jsonl\": {\"format\": \"jsonlines\", \"overwrite\": true}}.");

    private final Crawler crawler;
    private final List<Feed> feeds;

    /**
     * @throws NotConfigured when there are no feeds
     * @throws crawler.settings.SettingException when an option of one is wrong
     */
    public FeedExport(Crawler crawler) {
        this.crawler = crawler;
        FeedDefaults defaults = new FeedDefaults(crawler.settings());
        this.feeds = defaults.feeds(crawler.settings().get(FEEDS)).stream()
                .map(options -> new Feed(crawler, new FeedPlan(crawler, defaults, options)))
                .toList();
        if (feeds.isEmpty()) {
            throw new NotConfigured("FEEDS is empty");
        }
    }

    @Override
    public Deferred<Void> open() {
        Deferred<Void> opened = Deferred.succeed(null);
        for (Feed feed : feeds) {
            opened = opened.addAsyncCallback(ignored -> feed.open());
        }
        return opened;
    }

    /** Fires when the item is on its way to all feeds; fails, once it is with all others, when it is not with one. */
    @Override
    public Deferred<Item> process(Item item) {
        if (feeds.size() == 1) {
            return feeds.get(0).export(item).addCallback(ignored -> item);
        }
        return DeferredList.of(feeds.stream().map(feed -> feed.export(item)).toList(), DeferredList.Flag.CONSUME_ERRORS)
                .addCallback(outcomes -> {
                    outcomes.forEach(Outcome::get);
                    return item;
                });
    }

    @Override
    public Deferred<Void> close() {
        return DeferredList.of(feeds.stream().map(Feed::close).toList()).addCallback(ignored -> {
            crawler.events().emit(new FeedExporterClosed());
            return null;
        });
    }
}

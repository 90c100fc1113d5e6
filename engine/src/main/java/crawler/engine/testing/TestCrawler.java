package crawler.engine.testing;

import crawler.engine.Crawler;
import crawler.engine.Events;
import crawler.engine.MemoryStats;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.Spider;
import crawler.engine.Stats;
import crawler.reactor.MemoryReactor;
import crawler.reactor.defer.Deferred;
import crawler.settings.Settings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A crawler that crawls nothing, for components that are tried by themselves: it has a spider, settings, stats, events
 * and a reactor with simulated time, and remembers what it is asked to crawl. For one thread.
 */
public final class TestCrawler implements Crawler {
    private final Spider spider;
    private final Settings settings;
    private final Stats stats = new MemoryStats();
    private final Events events = new Events();
    private final MemoryReactor reactor;
    private final List<Request> crawled = new ArrayList<>();
    private String closedWith = "";

    private TestCrawler(Spider spider, Settings settings, MemoryReactor reactor) {
        this.reactor = reactor;
        this.spider = spider;
        this.settings = settings;
        spider.join(this);
    }

    /** @param spider a new one, which becomes part of this */
    public static TestCrawler of(Spider spider, Settings settings) {
        return new TestCrawler(spider, settings, new MemoryReactor());
    }

    /** One whose wall clock starts at {@code now} instead of 1970. */
    public static TestCrawler of(Spider spider, Settings settings, Instant now) {
        return new TestCrawler(spider, settings, new MemoryReactor(now, idle -> {}));
    }

    @Override
    public Spider spider() {
        return spider;
    }

    @Override
    public Settings settings() {
        return settings;
    }

    @Override
    public Stats stats() {
        return stats;
    }

    @Override
    public Events events() {
        return events;
    }

    @Override
    public MemoryReactor reactor() {
        return reactor;
    }

    /** Remembers it; see {@link #crawled()}. */
    @Override
    public void crawl(Request request) {
        crawled.add(request);
    }

    /** Fails: there is nothing to download from. */
    @Override
    public Deferred<Response> download(Request request) {
        return Deferred.fail(new UnsupportedOperationException(
                request + ": a TestCrawler downloads nothing; run a TestCrawl for components that download"));
    }

    @Override
    public void close(String reason) {
        closedWith = closedWith.isEmpty() ? reason : closedWith;
    }

    /** What it was asked to crawl, in order. */
    public List<Request> crawled() {
        return List.copyOf(crawled);
    }

    /** The reason with which it was closed first; empty: it was not. */
    public String closedWith() {
        return closedWith;
    }
}

package crawler.engine.extension;

import crawler.engine.Crawler;
import crawler.engine.Event.SpiderClosed;
import crawler.engine.Event.SpiderOpened;
import crawler.engine.Stats;
import java.time.Duration;
import java.time.Instant;

/** Notes when a crawl started and finished, why, and how fast it was. */
public final class CoreStats {
    private static final double SECONDS_PER_MINUTE = 60;

    private final Crawler crawler;
    private Instant started = Instant.EPOCH;
    private long startedNanos;

    public CoreStats(Crawler crawler) {
        this.crawler = crawler;
        crawler.events().on(SpiderOpened.class, event -> opened());
        crawler.events().on(SpiderClosed.class, event -> closed(event.reason()));
    }

    private void opened() {
        started = crawler.reactor().now();
        startedNanos = crawler.reactor().nanos();
        crawler.stats().set("start_time", started);
    }

    private void closed(String reason) {
        Stats stats = crawler.stats();
        double seconds = (crawler.reactor().nanos() - startedNanos) / 1e9;
        stats.set("finish_time", started.plus(Duration.ofNanos(crawler.reactor().nanos() - startedNanos)));
        stats.set("elapsed_time_seconds", seconds);
        stats.set("finish_reason", reason);
        double minutes = seconds / SECONDS_PER_MINUTE;
        if (minutes > 0) {
            stats.set("responses_per_minute", stats.count("response_received_count") / minutes);
            stats.set("items_per_minute", stats.count("item_scraped_count") / minutes);
        }
    }
}

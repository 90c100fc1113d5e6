package crawler.engine.extension;

import crawler.engine.Crawler;
import crawler.engine.Event.SpiderClosed;
import crawler.engine.Event.SpiderOpened;
import crawler.engine.error.NotConfigured;
import crawler.reactor.task.LoopingCall;
import crawler.settings.Setting;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs how far the crawl is and how fast, at an interval. */
public final class LogStats {
    public static final Setting<Duration> LOGSTATS_INTERVAL =
            Setting.ofSeconds("LOGSTATS_INTERVAL", 60).doc("How often the log says how far a crawl is; 0 never.");

    private static final Logger LOG = LoggerFactory.getLogger(LogStats.class);
    private static final double SECONDS_PER_MINUTE = 60;

    private final Crawler crawler;
    private final Duration interval;
    private final LoopingCall loop;
    private long pages;
    private long items;

    public LogStats(Crawler crawler) {
        this.crawler = crawler;
        this.interval = crawler.settings().get(LOGSTATS_INTERVAL);
        if (interval.isZero()) {
            throw new NotConfigured("LOGSTATS_INTERVAL is 0");
        }
        this.loop = new LoopingCall(crawler.reactor(), this::log);
        crawler.events().on(SpiderOpened.class, event -> loop.start(interval));
        crawler.events().on(SpiderClosed.class, event -> {
            if (loop.running()) {
                loop.stop();
            }
        });
    }

    private void log() {
        long newPages = crawler.stats().count("response_received_count");
        long newItems = crawler.stats().count("item_scraped_count");
        double minutes = interval.toNanos() / 1e9 / SECONDS_PER_MINUTE;
        LOG.info(
                "Crawled {} pages (at {} pages/min), scraped {} items (at {} items/min)",
                newPages,
                Math.round((newPages - pages) / minutes),
                newItems,
                Math.round((newItems - items) / minutes));
        pages = newPages;
        items = newItems;
    }
}

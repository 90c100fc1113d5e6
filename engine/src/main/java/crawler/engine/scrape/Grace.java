package crawler.engine.scrape;

import crawler.engine.Crawler;
import crawler.engine.Request;
import java.time.Duration;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The time that pages have for what they still yield when the crawl was told to end: it may be endless. */
final class Grace {
    private static final Logger LOG = LoggerFactory.getLogger(Scraper.class);
    private static final Duration TIME = Duration.ofMinutes(1);

    private final Crawler crawler;
    private OptionalLong end = OptionalLong.empty();

    Grace(Crawler crawler) {
        this.crawler = crawler;
    }

    void begin() {
        end = OptionalLong.of(crawler.reactor().nanos() + TIME.toNanos());
    }

    boolean isOver(long now) {
        return end.isPresent() && now - end.getAsLong() >= 0;
    }

    void tellOf(Request request) {
        LOG.warn(
                "Spider \"{}\": {} goes on yielding {} s after the crawl was told to end; what is left is left out",
                crawler.spider().name(),
                request,
                TIME.toSeconds());
    }
}

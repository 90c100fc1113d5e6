package crawler.engine.error;

import crawler.engine.Events;

/** Thrown by a listener of {@code SpiderIdle} to keep the crawl open. */
public final class DontCloseSpider extends RuntimeException implements Events.Control {
    public DontCloseSpider() {
        super("the spider is to stay open");
    }
}

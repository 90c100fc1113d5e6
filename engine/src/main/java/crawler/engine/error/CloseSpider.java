package crawler.engine.error;

import crawler.engine.Events;

/**
 * Thrown by a callback, by {@code start}, or by a listener of SpiderOpened or SpiderIdle, to end the crawl after what is in
 * flight; others call {@link crawler.engine.Crawler#close}.
 */
public final class CloseSpider extends RuntimeException implements Events.Control {

    /** With the reason {@code cancelled}. */
    public CloseSpider() {
        this("cancelled");
    }

    /** @param reason becomes the finish reason */
    public CloseSpider(String reason) {
        super(reason);
    }

    public String reason() {
        return getMessage();
    }
}

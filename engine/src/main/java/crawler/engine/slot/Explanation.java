package crawler.engine.slot;

import java.time.Duration;

/**
 * Why a request may not start now.
 *
 * @param slot the slot it belongs to
 * @param rule what holds it back; {@link Rule#NOTHING} when it may start
 * @param lasts how long that lasts as far as is known; zero when it hangs on other downloads
 * @param ahead how many requests of the same slot wait before it in the downloader
 */
public record Explanation(String slot, Rule rule, Duration lasts, int ahead) {

    /** What may hold a request back. */
    public enum Rule {
        NOTHING("nothing"),
        DELAY("the delay of the slot (DOWNLOAD_DELAY, DOWNLOAD_SLOTS or AutoThrottle)"),
        CRAWL_DELAY("the Crawl-delay of robots.txt (at most CRAWL_DELAY_MAX)"),
        RETRY_AFTER("the Retry-After of an answer (at most RETRY_AFTER_MAX)"),
        BACK_OFF("back-off after answers of 429 or 503 (BACKOFF_START_DELAY, BACKOFF_MAX_DELAY)"),
        PROBE("back-off: one request at a time until one is answered well"),
        CONCURRENCY("as many downloads as may run at once (CONCURRENT_REQUESTS_PER_DOMAIN or DOWNLOAD_SLOTS)"),
        NOT_BEFORE("the request's own not_before");

        private final String words;

        Rule(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /** Whether it may start now. */
    public boolean isFree() {
        return rule == Rule.NOTHING;
    }

    /** In a sentence. */
    @Override
    public String toString() {
        if (isFree()) {
            return "slot " + slot + ": nothing holds it back";
        }
        return "slot " + slot + ": held back by " + rule
                + (lasts.isZero() ? "" : ", for " + lasts.toMillis() / 1e3 + " s")
                + (ahead == 0 ? "" : "; " + ahead + " requests wait before it");
    }
}

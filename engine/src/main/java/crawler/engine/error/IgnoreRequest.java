package crawler.engine.error;

import crawler.engine.Events;

/** Thrown by a component that refuses a request; it reaches the request's errback. */
public class IgnoreRequest extends RuntimeException implements Events.Control {
    /** The reason of those who give none. */
    public static final String NO_REASON = "ignored";

    private final String reason;

    /** @param why for the log */
    public IgnoreRequest(String why) {
        this(NO_REASON, why);
    }

    /**
     * @param reason one word, under which the crawl's books count a request that is refused before it is scheduled
     * @param why for the log
     */
    public IgnoreRequest(String reason, String why) {
        super(why);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}

package crawler.engine.error;

import crawler.engine.Events;

/** Thrown by a component that refuses a request; it reaches the request's errback. */
public class IgnoreRequest extends RuntimeException implements Events.Control {

    /** @param why for the log */
    public IgnoreRequest(String why) {
        super(why);
    }
}

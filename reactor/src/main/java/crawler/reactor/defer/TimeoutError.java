package crawler.reactor.defer;

import java.time.Duration;

/** What a {@link Deferred} fails with when the time given to {@link Deferred#addTimeout} is over. */
public final class TimeoutError extends RuntimeException {
    private final transient Duration timeout;

    public TimeoutError(Duration timeout) {
        super("no result within " + timeout.toNanos() / 1e9 + " seconds");
        this.timeout = timeout;
    }

    public Duration timeout() {
        return timeout;
    }
}

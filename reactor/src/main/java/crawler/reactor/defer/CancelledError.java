package crawler.reactor.defer;

/** What a {@link Deferred} fails with when it is cancelled and its canceller did not fire it. */
public final class CancelledError extends RuntimeException {
    public CancelledError() {
        super("cancelled");
    }
}

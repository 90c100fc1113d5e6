package crawler.reactor.defer;

/**
 * Stops the work behind a {@link Deferred}. It may fire the Deferred itself; if it does not, the Deferred fails with
 * {@link CancelledError}. What it throws reaches the caller of {@link Deferred#cancel()}, and nothing else happens.
 */
@FunctionalInterface
public interface Canceller<T> {
    void cancel(Deferred<T> deferred) throws Exception;
}

package crawler.reactor.defer;

/**
 * A step of a {@link Deferred} on the side of failure: what it returns is a success again; to pass the failure on, let
 * it {@code throw failure.raise()}.
 */
@FunctionalInterface
public interface Errback<R> {
    R call(Failure failure) throws Exception;
}

package crawler.reactor.defer;

/** A step of a {@link Deferred} on the side of success; what it throws sends the line to the errback side. */
@FunctionalInterface
public interface Callback<T, R> {
    R call(T value) throws Exception;
}

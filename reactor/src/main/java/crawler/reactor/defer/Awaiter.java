package crawler.reactor.defer;

/** What the body of {@link InlineCallbacks#inlineCallbacks} waits with. To be used inside that body only. */
@FunctionalInterface
public interface Awaiter {

    /**
     * Waits for the Deferred and takes its result; callbacks that are added to it later see null.
     *
     * @throws Exception what the Deferred failed with, as it is
     */
    <V> V await(Deferred<V> deferred) throws Exception;
}

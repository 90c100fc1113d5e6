package crawler.engine.schedule;

import crawler.engine.Request;
import crawler.reactor.defer.Deferred;
import java.util.Optional;

/**
 * Keeps the requests that wait and says which comes next. A request goes from pending to in flight when it is handed
 * out, and is done when {@link #done} was called. All methods belong to the reactor thread; what a remote implementation
 * would have to wait for answers with a Deferred.
 *
 * <p>An implementation is named in the setting SCHEDULER; what its public constructor may ask for is a {@link
 * crawler.engine.Crawler}, a {@link DupeFilter} and a {@link crawler.engine.slot.Gate}.
 */
public interface Scheduler {

    /** Called before all others. */
    Deferred<Void> open();

    /** Called after all others. */
    Deferred<Void> close(String reason);

    /** Takes a request; false when it is a duplicate, and then it is dropped. */
    Deferred<Boolean> enqueue(Request request);

    /**
     * The request that is to be made next, which is in flight from now on; empty when none waits, or none that may start
     * now (see {@link crawler.engine.slot.Gate}). Cancelled when the crawl ends before there is an answer; the request
     * then stays pending.
     */
    Deferred<Optional<Request>> next();

    /** All that a request led to has been dealt with. */
    Deferred<Void> done(Request request);

    /** How many wait, as far as is known here. */
    long pending();

    /**
     * Has {@code listener} called when there may be something to hand out although nothing was enqueued and no slot opened:
     * a request's time has come, say, or one arrived from elsewhere. Never, unless overridden.
     */
    default void whenReady(Runnable listener) {}
}

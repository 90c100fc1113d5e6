package crawler.engine.schedule;

import crawler.engine.Request;
import crawler.reactor.defer.Deferred;
import java.util.Optional;

/**
 * Keeps the requests that wait and says which comes next. A request goes from pending to in flight when it is handed
 * out, and is done when {@link #done} was called. All methods belong to the reactor thread; what a remote implementation
 * would have to wait for answers with a Deferred.
 */
public interface Scheduler {

    /** Called before all others. */
    Deferred<Void> open();

    /** Called after all others. */
    Deferred<Void> close(String reason);

    /** Takes a request; false when it is a duplicate, and then it is dropped. */
    Deferred<Boolean> enqueue(Request request);

    /** The request that is to be made next, which is in flight from now on; empty when none waits. */
    Deferred<Optional<Request>> next();

    /** All that a request led to has been dealt with. */
    Deferred<Void> done(Request request);

    /** How many wait, as far as is known here. */
    long pending();
}

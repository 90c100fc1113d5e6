package crawler.engine;

import crawler.reactor.defer.Deferred;
import java.util.stream.Stream;

/**
 * A callback that waits before it yields: for a page that it gets besides, for a service. Given to {@link
 * Request#withAsyncCallback}; a method reference is stored under its name as that of any {@link Callback}.
 */
@FunctionalInterface
public interface AsyncCallback extends Callback {

    /** Runs on the reactor thread; what the Deferred fires with is what {@link Callback#call} returns. */
    Deferred<? extends Stream<? extends Output>> callAsync(Response page) throws Exception;

    /** Of no use: such a callback can only be waited for. @throws UnsupportedOperationException always */
    @Override
    default Stream<? extends Output> call(Response page) {
        throw new UnsupportedOperationException(
                "an AsyncCallback is called by the engine; it cannot be that of a rule, nor called from another callback");
    }
}

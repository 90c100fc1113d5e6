package crawler.reactor;

import crawler.reactor.time.Action;

/** The way into the reactor thread and out of it. Twisted's {@code IReactorThreads}. */
public interface ReactorThreads {

    /**
     * Has {@code action} run on the reactor thread, in a later turn of the loop; calls run in the order in which they
     * came. May be called from any thread; many calls cost one wake-up. After the reactor has stopped nothing runs.
     */
    void callFromThread(Action action);

    /** Has {@code action} run on a worker thread; what it throws is logged. May be called from any thread. */
    void callInThread(Action action);

    /** Changes how many workers there are at the most. @throws IllegalArgumentException when it is less than 1 */
    void suggestThreadPoolSize(int most);

    /** Whether the running code is the reactor's: on its thread, or in an inlineCallbacks body that it woke. */
    boolean inReactorThread();
}

package crawler.reactor.defer;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Callable;

/** What lock and semaphore share: a queue of those who wait, first come first served. */
abstract sealed class Concurrency<S extends Concurrency<S>> permits DeferredLock, DeferredSemaphore {
    /** How often who was given a place may give it back at once before handing over goes on in a loop. */
    private static final int DEEPEST = 32;

    private final Queue<Deferred<S>> waiting = new ArrayDeque<>();
    private int handOvers;

    /** Takes a place if there is one. */
    abstract boolean take();

    /**
     * Gives a place back; who waits longest gets it before this returns.
     *
     * @throws IllegalStateException when nothing is held
     */
    public abstract void release();

    abstract S self();

    /** Fires with this once a place is free; it is the caller's until {@link #release()}. Cancelling gives up the queue. */
    public final Deferred<S> acquire() {
        Deferred<S> acquired = new Deferred<>(waiting::remove);
        if (take()) {
            acquired.callback(self());
        } else {
            waiting.add(acquired);
        }
        return acquired;
    }

    /** Runs {@code work} while it holds a place, and releases whatever comes of it. */
    public final <R> Deferred<R> run(Callable<? extends R> work) {
        return runAsync(() -> Deferred.execute(work));
    }

    /** Runs {@code work} and holds a place until its Deferred has fired. */
    public final <R> Deferred<R> runAsync(Callable<Deferred<R>> work) {
        Callback<Object, Deferred<R>> whenAcquired =
                ignored -> Deferred.executeAsync(work).tap(outcome -> release());
        return acquire().addAsyncCallback(whenAcquired);
    }

    final void handOver() {
        if (handOvers == DEEPEST) {
            // One of the hand-overs further down the stack goes on, so that the stack does not grow with the queue.
            return;
        }
        handOvers++;
        try {
            while (!waiting.isEmpty() && take()) {
                waiting.remove().callback(self());
            }
        } finally {
            handOvers--;
        }
    }
}

package crawler.engine.feed;

import crawler.reactor.ReactorThreads;
import crawler.reactor.defer.Deferred;
import crawler.reactor.defer.Failure;
import crawler.reactor.defer.Outcome;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Blocking work that has an order: done piece after piece on worker threads. Its users see to it that not too much waits.
 */
final class WorkLine {
    private final ReactorThreads reactor;
    private final Queue<Supplier<Runnable>> pieces = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean atWork = new AtomicBoolean();
    private final ReentrantLock lock = new ReentrantLock();

    WorkLine(ReactorThreads reactor) {
        this.reactor = reactor;
    }

    /** Has {@code work} done after all that was given before; fires on the reactor thread. */
    <T> Deferred<T> run(Callable<T> work) {
        Deferred<T> result = new Deferred<>();
        pieces.add(() -> {
            Outcome<T> outcome = outcomeOf(work);
            return () -> outcome.failed().ifPresentOrElse(result::errback, () -> result.callback(outcome.get()));
        });
        if (atWork.compareAndSet(false, true)) {
            callWorker();
        }
        return result;
    }

    private void callWorker() {
        try {
            reactor.callInThread(this::workThrough);
        } catch (IllegalStateException e) { // the reactor has stopped: there are no workers any more
            finishHere();
        }
    }

    private static <T> Outcome<T> outcomeOf(Callable<T> work) {
        try {
            return new Outcome.Success<>(work.call());
        } catch (Throwable e) { // whatever it is, nobody but the Deferred can tell of it
            return new Outcome.Failed<>(Failure.of(e));
        }
    }

    private void workThrough() {
        do {
            work(end -> reactor.callFromThread(end::run));
            atWork.set(false);
        } while (!pieces.isEmpty() && atWork.compareAndSet(false, true));
    }

    /** Does all that waits, on the calling thread, after what is being done; for the end of a reactor that does not run. */
    void finishHere() {
        work(Runnable::run);
    }

    /** @param tell is given what tells of the end of each piece */
    private void work(Consumer<Runnable> tell) {
        lock.lock();
        try {
            for (Supplier<Runnable> piece = pieces.poll(); piece != null; piece = pieces.poll()) {
                tell.accept(piece.get());
            }
        } finally {
            lock.unlock();
        }
    }
}

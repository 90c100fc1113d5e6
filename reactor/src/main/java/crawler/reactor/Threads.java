package crawler.reactor;

import crawler.reactor.defer.Deferred;
import crawler.reactor.defer.Failure;
import crawler.reactor.defer.Outcome;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

/** Ways between the reactor thread and others. Twisted's {@code threads}. */
public final class Threads {

    private Threads() {}

    /**
     * Runs {@code work} on a worker thread; fires on the reactor thread with what it returns or throws. Fails when no worker
     * takes it, because too much waits or the reactor has stopped.
     */
    public static <T> Deferred<T> deferToThread(ReactorThreads reactor, Callable<? extends T> work) {
        Deferred<T> result = new Deferred<>();
        try {
            reactor.callInThread(() -> {
                Outcome<T> outcome = outcomeOf(work);
                reactor.callFromThread(() -> fire(result, outcome));
            });
        } catch (IllegalStateException e) { // no worker takes it
            result.errback(e);
        }
        return result;
    }

    /**
     * Runs {@code work} on the reactor thread and waits for what its Deferred comes to.
     *
     * @throws IllegalStateException on the reactor thread, which would wait for itself
     * @throws Exception what the Deferred failed with, as it is
     */
    public static <T> T blockingCallFromThread(ReactorThreads reactor, Callable<Deferred<T>> work) throws Exception {
        if (reactor.inReactorThread()) {
            throw new IllegalStateException(
                    "blockingCallFromThread on the reactor thread would wait for itself for ever");
        }
        CompletableFuture<Outcome<T>> done = new CompletableFuture<>();
        reactor.callFromThread(() -> Deferred.executeAsync(work).addBoth(done::complete));
        try {
            return done.get().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A future of the Deferred's result, which it takes; cancelling the future cancels the Deferred. */
    public static <T> CompletableFuture<T> toFuture(ReactorThreads reactor, Deferred<T> deferred) {
        CompletableFuture<T> future = new CompletableFuture<>();
        deferred.addCallbacks(future::complete, failure -> future.completeExceptionally(failure.value()));
        future.whenComplete((value, error) -> {
            if (future.isCancelled()) {
                reactor.callFromThread(deferred::cancel);
            }
        });
        return future;
    }

    /** A Deferred that fires on the reactor thread with the stage's result; cancelling it cancels the stage's future. */
    public static <T> Deferred<T> fromFuture(ReactorThreads reactor, CompletionStage<T> stage) {
        Deferred<T> deferred =
                new Deferred<>(cancelled -> stage.toCompletableFuture().cancel(true));
        stage.whenComplete((value, error) -> reactor.callFromThread(() -> {
            if (!deferred.called()) {
                fire(deferred, error == null ? Outcome.of(value) : Outcome.of(Failure.of(cause(error))));
            }
        }));
        return deferred;
    }

    private static Throwable cause(Throwable error) {
        return error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
    }

    private static <T> Outcome<T> outcomeOf(Callable<? extends T> work) {
        try {
            return new Outcome.Success<>(work.call());
        } catch (Throwable e) { // whatever it is, nobody but the Deferred can tell of it
            return new Outcome.Failed<>(Failure.of(e));
        }
    }

    private static <T> void fire(Deferred<T> deferred, Outcome<T> outcome) {
        outcome.failed().ifPresentOrElse(deferred::errback, () -> deferred.callback(outcome.get()));
    }
}

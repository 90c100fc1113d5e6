package crawler.reactor.defer;

import crawler.reactor.defer.Level.Both;
import crawler.reactor.defer.Level.Pair;
import crawler.reactor.defer.Level.Tap;
import crawler.reactor.defer.Level.Trap;
import crawler.reactor.defer.Level.Untyped;
import crawler.reactor.time.DelayedCall;
import crawler.reactor.time.ReactorTime;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * A result that is not there yet, and the line of callbacks that wait for it. Twisted's {@code Deferred}.
 *
 * <p>There is one line, whoever holds the Deferred: adding changes it and returns the same object under its new type,
 * so use the reference that adding returned. Each {@code add…} appends one level of a callback and an errback, of which
 * the one runs that fits what the level before came to. Once fired, added levels run at once. Not thread-safe: use it on
 * one thread, the reactor's as a rule.
 *
 * <p>Callbacks may throw anything; only what {@link Failure#caught} throws on leaves the Deferred. A failure at the end of the
 * line that nobody handles is logged ({@link Unhandled}). The class is long because each of its methods comes in a few
 * typed forms; the algorithm is {@link Line}'s.
 */
public sealed class Deferred<T> extends Line permits DeferredList {
    private Canceller<T> canceller;
    private boolean swallowNextFiring;

    public Deferred() {}

    /** @param canceller what {@link #cancel()} calls while this has not fired */
    public Deferred(Canceller<T> canceller) {
        this.canceller = canceller;
    }

    /** One that has fired with a value. */
    public static <T> Deferred<T> succeed(T value) {
        Deferred<T> deferred = new Deferred<>();
        deferred.callback(value);
        return deferred;
    }

    /** One that has failed. */
    public static <T> Deferred<T> fail(Throwable error) {
        return fail(Failure.of(error));
    }

    /** One that has failed. */
    public static <T> Deferred<T> fail(Failure failure) {
        Deferred<T> deferred = new Deferred<>();
        deferred.errback(failure);
        return deferred;
    }

    /** Calls it now: what it returns or throws is the result. */
    public static <T> Deferred<T> execute(Callable<? extends T> call) {
        return Deferred.<Void>succeed(null).addCallback(ignored -> call.call());
    }

    /** Calls it now: the Deferred that it returns, or one that failed with what it threw, or because it returned null. */
    public static <T> Deferred<T> executeAsync(Callable<Deferred<T>> call) {
        try {
            return Objects.requireNonNull(call.call(), "an asynchronous call must return a Deferred, not null");
        } catch (Throwable e) {
            return fail(Failure.caught(e));
        }
    }

    /** Twisted's untyped form of both: a Deferred comes back as it is, a Failure fails, the rest succeeds. */
    @SuppressWarnings("unchecked")
    public static Deferred<Object> maybeDeferred(Callable<?> call) {
        return executeAsync(() -> {
            Object answer = call.call();
            if (answer instanceof Deferred<?> deferred) {
                return (Deferred<Object>) deferred;
            }
            return answer instanceof Failure failure ? fail(failure) : succeed(answer);
        });
    }

    /**
     * Fires with a value; null is one. A {@link Failure} fires as {@link #errback(Failure)} does.
     *
     * @throws AlreadyCalledError when it was fired before
     */
    public void callback(T value) {
        if (value instanceof Deferred) {
            throw new IllegalArgumentException("a Deferred cannot be the value of a Deferred: chain them");
        }
        fire(value);
    }

    /**
     * Fires with a failure.
     *
     * @throws AlreadyCalledError when it was fired before
     */
    public void errback(Failure failure) {
        fire(failure);
    }

    /**
     * Fires with a failure.
     *
     * @throws AlreadyCalledError when it was fired before
     */
    public void errback(Throwable error) {
        fire(Failure.of(error));
    }

    /** On success {@code callback} makes the next value; failures pass by. */
    public <R> Deferred<R> addCallback(Callback<? super T, ? extends R> callback) {
        return with(new Pair<T, R>(callback, null, false));
    }

    /** On success {@code callback} returns a Deferred, and the line waits for it; failures pass by. */
    public <R> Deferred<R> addAsyncCallback(Callback<? super T, Deferred<R>> callback) {
        return with(new Pair<T, R>(callback, null, true));
    }

    /** On failure {@code errback} makes a value again; values pass by. */
    public Deferred<T> addErrback(Errback<? extends T> errback) {
        return with(new Pair<T, T>(null, errback, false));
    }

    /** On failure {@code errback} returns a Deferred, and the line waits for it; values pass by. */
    public Deferred<T> addAsyncErrback(Errback<Deferred<T>> errback) {
        return with(new Pair<T, T>(null, errback, true));
    }

    /** On a failure of this kind {@code errback} makes a value again; all else passes by. */
    public <E extends Throwable> Deferred<T> addErrback(Class<E> type, Callback<? super E, ? extends T> errback) {
        return with(new Trap<>(type, errback, false));
    }

    /** On a failure of this kind {@code errback} returns a Deferred, and the line waits for it; all else passes by. */
    public <E extends Throwable> Deferred<T> addAsyncErrback(Class<E> type, Callback<? super E, Deferred<T>> errback) {
        return with(new Trap<>(type, errback, true));
    }

    /** Both sides of one level: {@code errback} does not see what {@code callback} throws. */
    public <R> Deferred<R> addCallbacks(Callback<? super T, ? extends R> callback, Errback<? extends R> errback) {
        return with(new Pair<T, R>(callback, errback, false));
    }

    /** Both sides of one level, each returning a Deferred for which the line waits. */
    public <R> Deferred<R> addAsyncCallbacks(Callback<? super T, Deferred<R>> callback, Errback<Deferred<R>> errback) {
        return with(new Pair<T, R>(callback, errback, true));
    }

    /** One function for either outcome. */
    public <R> Deferred<R> addBoth(Callback<? super Outcome<T>, ? extends R> both) {
        return with(new Both<>(both, false));
    }

    /** One function for either outcome that returns a Deferred, for which the line waits. */
    public <R> Deferred<R> addAsyncBoth(Callback<? super Outcome<T>, Deferred<R>> both) {
        return with(new Both<>(both, true));
    }

    /** Shows the outcome and passes it on; what {@code look} throws takes its place. */
    public Deferred<T> tap(Look<? super Outcome<T>> look) {
        return with(new Tap<T>(outcome -> {
            look.at(outcome);
            return null;
        }));
    }

    /** Twisted's own form of a level: what a side returns may be a value, a {@link Failure} or a Deferred. */
    public Deferred<Object> addUntyped(Callback<Object, ?> callback, Callback<Failure, ?> errback) {
        return with(new Untyped(callback, errback));
    }

    /** Fires {@code other} with the result of this, which has null afterwards. */
    public Deferred<Void> chainDeferred(Deferred<? super T> other) {
        return addCallbacks(
                value -> {
                    other.callback(value);
                    return null;
                },
                failure -> {
                    other.errback(failure);
                    return null;
                });
    }

    /** {@link #addTimeout(Duration, ReactorTime, Callback)} that fails with a {@link TimeoutError}. */
    public Deferred<T> addTimeout(Duration timeout, ReactorTime time) {
        return addTimeout(timeout, time, outcome -> {
            outcome.failed().ifPresent(failure -> failure.trap(CancelledError.class));
            return outcome.succeeded() ? succeed(outcome.get()) : fail(new TimeoutError(timeout));
        });
    }

    /**
     * Cancels this after {@code timeout}, and then has {@code onTimeout} make the result out of what cancelling led to.
     * It covers the levels that were added before, and not those that are added later.
     */
    public Deferred<T> addTimeout(
            Duration timeout, ReactorTime time, Callback<? super Outcome<T>, Deferred<T>> onTimeout) {
        Timer timer = new Timer();
        DelayedCall call = time.callLater(timeout, () -> {
            timer.timedOut = true;
            cancel();
        });
        with(new Untyped(
                value -> timer.timedOut ? onTimeout.call(Outcome.of(value)) : value,
                failure -> timer.timedOut ? onTimeout.call(Outcome.of(failure)) : failure));
        return tap(outcome -> {
            if (call.active()) {
                call.cancel();
            }
        });
    }

    /**
     * Gives the result up: asks the canceller while this has not fired, hands the wish on to the Deferred that it waits
     * for otherwise; does nothing when there is a result. Without a canceller the next firing is swallowed, since nobody
     * told the firer.
     */
    public void cancel() {
        lastAwaited().cancelHere();
    }

    /** Follows those that wait by walking, since a chain may be long, and notices a circle as Brent's algorithm does. */
    private Deferred<?> lastAwaited() {
        Deferred<?> current = this;
        Deferred<?> mark = this;
        long untilNextMark = 1;
        for (long steps = 1; current.handsCancelOn() && current.result() instanceof Deferred<?> awaited; steps++) {
            current = awaited;
            if (current == mark) {
                throw new IllegalStateException("Deferreds wait for each other in a circle: " + current);
            }
            if (steps == untilNextMark) {
                mark = current;
                untilNextMark *= 2;
            }
        }
        return current;
    }

    /** Whether a wish to cancel that comes after firing goes to the Deferred that this waits for. */
    boolean handsCancelOn() {
        return true;
    }

    /** Cancels this and no other one that it may wait for. */
    void cancelHere() {
        if (called()) {
            return;
        }
        if (canceller == null) {
            swallowNextFiring = true;
        } else {
            callCanceller();
        }
        if (!called()) {
            start(Failure.of(new CancelledError()));
        }
    }

    /** What the line has come to so far; empty while it has not fired or waits. Takes nothing away. */
    public Optional<Outcome<T>> peek() {
        return called() && !waiting() ? Optional.of(Outcome.of(result())) : Optional.empty();
    }

    private void callCanceller() {
        try {
            canceller.cancel(this);
        } catch (Exception e) {
            throw Failure.of(e).raise();
        }
    }

    private void fire(Object newResult) {
        if (!called()) {
            start(newResult);
        } else if (swallowNextFiring) {
            swallowNextFiring = false;
        } else {
            throw new AlreadyCalledError();
        }
    }

    private void start(Object newResult) {
        canceller = null;
        begin(newResult);
    }

    /** The same object under its new type. */
    @SuppressWarnings("unchecked")
    private <R> Deferred<R> with(Level level) {
        add(level);
        return (Deferred<R>) this;
    }

    /** Puts a level in front of all others and fails this with {@code error}; for cancelling coroutines. */
    void interceptAndFail(Errback<Deferred<T>> interceptor, Throwable error) {
        intercept(new Pair<T, T>(null, interceptor, true));
        errback(error);
    }

    /** The state of a timeout, shared by its timer and its level. */
    private static final class Timer {
        private boolean timedOut;
    }

    @Override
    public String toString() {
        String state = !called()
                ? "no result"
                : waiting() ? "waiting for " + System.identityHashCode(result()) : "result " + result();
        return "Deferred@" + System.identityHashCode(this) + "[" + state + "]";
    }
}

package crawler.reactor.defer;

import crawler.reactor.defer.InlineCallbacks.Body;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One running body of inlineCallbacks: its baton, what it waits for, and the Deferred of its result. */
final class Coroutine<T> implements Awaiter, Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(InlineCallbacks.class);
    private static final ThreadLocal<Coroutine<?>> CURRENT = new ThreadLocal<>();
    private static final Set<Coroutine<?>> SUSPENDED = ConcurrentHashMap.newKeySet();

    private final Body<T> body;
    private Deferred<T> outcome;
    private Deferred<?> wanted;
    private Deferred<?> awaited;
    private boolean abandoned;
    private Object sent;
    private Outcome<T> ended;
    private Thread resumer;
    private Thread wokenBy;
    private Thread carrier;
    private volatile boolean bodysTurn;

    Coroutine(Body<T> body) {
        this.body = body;
        this.outcome = cancellable();
    }

    static Coroutine<?> current() {
        return CURRENT.get();
    }

    Thread wokenBy() {
        return wokenBy;
    }

    /** Runs the body until it waits or ends; the caller stands still meanwhile. */
    Deferred<T> start() {
        Deferred<T> result = outcome;
        takeOver();
        Carriers.execute(this);
        waitForBody();
        return result;
    }

    @Override
    public void run() {
        carrier = Thread.currentThread();
        CURRENT.set(this);
        try {
            ended = new Outcome.Success<>(body.run(this));
        } catch (Throwable e) {
            ended = new Outcome.Failed<>(Failure.of(e));
        } finally {
            CURRENT.remove();
            bodysTurn = false;
            LockSupport.unpark(resumer);
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public <V> V await(Deferred<V> deferred) {
        if (CURRENT.get() != this) {
            throw new IllegalStateException("await() is for the body of its own inlineCallbacks only");
        }
        checkNotAbandoned();
        if (deferred.isIdle()) {
            return (V) Outcome.of(deferred.take()).get();
        }
        wanted = deferred;
        SUSPENDED.add(this);
        bodysTurn = false;
        LockSupport.unpark(resumer);
        park(() -> !bodysTurn);
        SUSPENDED.remove(this);
        checkNotAbandoned();
        return (V) Outcome.of(sent).get();
    }

    static void abandon(Thread thread) {
        for (Coroutine<?> coroutine : List.copyOf(SUSPENDED)) {
            if (coroutine.wokenBy == thread && SUSPENDED.remove(coroutine)) {
                coroutine.abandoned = true;
                coroutine.resume(null);
            }
        }
    }

    private void checkNotAbandoned() {
        if (abandoned) {
            throw new Abandoned();
        }
    }

    private void takeOver() {
        wokenBy = InlineCallbacks.effectiveThread();
        resumer = Thread.currentThread();
        bodysTurn = true;
    }

    private void resume(Object value) {
        sent = value;
        takeOver();
        LockSupport.unpark(carrier);
        waitForBody();
    }

    /** Stands still until the body waits or has ended, and arranges for what it came to. */
    private void waitForBody() {
        while (true) {
            park(() -> bodysTurn);
            if (ended != null) {
                fire();
                return;
            }
            if (!firesAtOnce()) {
                return;
            }
        }
    }

    private void fire() {
        if (abandoned) {
            logUnlessAbandoned();
        } else if (!(ended instanceof Outcome.Failed<T> failed)) {
            outcome.callback(ended.get());
        } else {
            outcome.errback(Failure.caught(failed.failure().value()));
        }
    }

    private void logUnlessAbandoned() {
        if (ended instanceof Outcome.Failed<T> failed && !failed.failure().check(Abandoned.class)) {
            LOG.error(
                    "A body of inlineCallbacks failed while it was given up:",
                    failed.failure().value());
        }
    }

    /** Adds the level that resumes the body; if it runs at once, the body goes on from here and not from inside it. */
    private boolean firesAtOnce() {
        Deferred<?> on = wanted;
        Wake wake = new Wake(on);
        on.addUntyped(wake::fired, wake::fired);
        wake.adding = false;
        if (wake.result != null) {
            sent = wake.result[0];
            takeOver();
            LockSupport.unpark(carrier);
            return true;
        }
        awaited = on;
        return false;
    }

    /** The level that was put on an awaited Deferred. */
    private final class Wake {
        private final Deferred<?> on;
        private boolean adding = true;
        private Object[] result;

        Wake(Deferred<?> on) {
            this.on = on;
        }

        Object fired(Object value) {
            if (adding) {
                result = new Object[] {value};
            } else if (awaited == on && ended == null && !abandoned) {
                resume(value);
            }
            return null;
        }
    }

    private static void park(BooleanSupplier notYet) {
        boolean interrupted = false;
        while (notYet.getAsBoolean()) {
            LockSupport.park();
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Deferred<T> cancellable() {
        return new Deferred<>(this::cancelAwaited);
    }

    /** Fails the cancelled Deferred with a mark whose errback cancels what is awaited and waits for the body's end. */
    private void cancelAwaited(Deferred<T> cancelled) {
        cancelled.interceptAndFail(
                failure -> {
                    failure.trap(Interrupted.class);
                    outcome = cancellable();
                    Deferred<T> continued = outcome;
                    awaited.cancel();
                    return continued;
                },
                new Interrupted());
    }

    /** Leaves a body that is given up; an Error, so that a body which catches all exceptions does not stay. */
    private static final class Abandoned extends Error {
        Abandoned() {
            super("the reactor of this body has stopped", null, false, false);
        }
    }

    /** The mark that a coroutine was cancelled; it never leaves this class. */
    private static final class Interrupted extends RuntimeException {
        Interrupted() {
            super(null, null, false, false);
        }
    }
}

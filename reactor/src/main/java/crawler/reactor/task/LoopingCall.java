package crawler.reactor.task;

import crawler.reactor.defer.Deferred;
import crawler.reactor.defer.Failure;
import crawler.reactor.time.Action;
import crawler.reactor.time.DelayedCall;
import crawler.reactor.time.ReactorTime;
import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * A call that is repeated at a fixed interval. Twisted's {@code LoopingCall}.
 *
 * <p>The beats lie on a grid that starts with {@link #start}: a call that takes long does not shift them, and beats that
 * it runs past are left out. An asynchronous call is waited for. A call that fails ends the loop with its failure.
 */
public final class LoopingCall {

    /** A call that is told how many beats have passed since it was called last. */
    @FunctionalInterface
    public interface Counted {
        Deferred<?> call(long count) throws Exception;
    }

    private final ReactorTime time;
    private final Callable<Deferred<?>> work;
    private Deferred<LoopingCall> done;
    private DelayedCall next;
    private boolean running;
    private boolean atStart;
    private long interval;
    private long started;
    private Long lastCounted;

    private LoopingCall(ReactorTime time, Callable<Deferred<?>> work) {
        this.time = time;
        this.work = work;
    }

    /** @param time on which it runs; the call is made on that reactor's thread */
    public LoopingCall(ReactorTime time, Action work) {
        this(time, () -> {
            work.run();
            return Deferred.succeed(null);
        });
    }

    /** A loop that waits for the Deferred of each call before it makes the next one. */
    public static LoopingCall async(ReactorTime time, Callable<Deferred<?>> work) {
        return new LoopingCall(time, work);
    }

    /** A loop whose call is told how many beats it stands for. Twisted's {@code withCount}. */
    public static LoopingCall withCount(ReactorTime time, Counted work) {
        LoopingCall[] self = new LoopingCall[1];
        self[0] = new LoopingCall(time, () -> self[0].count(work));
        return self[0];
    }

    /** Whether it was started and neither stopped nor failed. */
    public boolean running() {
        return running;
    }

    /** Starts with a call right now. See {@link #start(Duration, boolean)}. */
    public Deferred<LoopingCall> start(Duration every) {
        return start(every, true);
    }

    /**
     * Starts the loop.
     *
     * @param now whether the first call is made before this returns, or after one interval
     * @return fires with this after {@link #stop()}, fails with the failure of a call
     * @throws IllegalStateException when it runs already
     * @throws IllegalArgumentException when the interval is negative
     */
    public Deferred<LoopingCall> start(Duration every, boolean now) {
        check(!running, "start() of a LoopingCall that runs already");
        if (every.isNegative()) {
            throw new IllegalArgumentException("the interval must not be negative: " + every);
        }
        Deferred<LoopingCall> result = new Deferred<>();
        running = true;
        done = result;
        started = time.nanos();
        interval = every.toNanos();
        atStart = now;
        if (now) {
            beat();
        } else {
            scheduleFrom(started);
        }
        return result;
    }

    /**
     * Makes no further call; a call that is being waited for is waited for.
     *
     * @throws IllegalStateException when it does not run
     */
    public void stop() {
        check(running, "stop() of a LoopingCall that does not run");
        running = false;
        if (next != null) {
            next.cancel();
            next = null;
            finish().callback(this);
        }
    }

    /**
     * Starts the grid anew: the next call comes one interval from now.
     *
     * @throws IllegalStateException when it does not run
     */
    public void reset() {
        check(running, "reset() of a LoopingCall that does not run");
        if (next != null) {
            next.cancel();
            next = null;
            started = time.nanos();
            scheduleFrom(started);
        }
    }

    private void beat() {
        next = null;
        Deferred.<Object>executeAsync(this::call)
                .addCallback(ignored -> called())
                .addErrback(this::failed);
    }

    private Deferred<Object> call() throws Exception {
        return work.call().addCallback(ignored -> null);
    }

    private Object called() {
        if (running) {
            scheduleFrom(time.nanos());
        } else {
            finish().callback(this);
        }
        return null;
    }

    private Object failed(Failure failure) {
        running = false;
        finish().errback(failure);
        return null;
    }

    private Deferred<LoopingCall> finish() {
        Deferred<LoopingCall> ended = done;
        done = null;
        return ended;
    }

    private void scheduleFrom(long when) {
        long untilNext = interval == 0 ? 0 : interval - (when - started) % interval;
        next = time.callLater(Duration.ofNanos(untilNext), this::beat);
    }

    private Deferred<?> count(Counted counted) throws Exception {
        long now = time.nanos();
        if (interval == 0) {
            lastCounted = now;
            return counted.call(1);
        }
        long last = lastCounted != null ? lastCounted : atStart ? started - interval : started;
        long beats = beatsUntil(now) - beatsUntil(last);
        if (beats <= 0) {
            return Deferred.succeed(null);
        }
        lastCounted = now;
        return counted.call(beats);
    }

    private long beatsUntil(long nanos) {
        return (nanos - started) / interval;
    }

    private static void check(boolean allowed, String message) {
        if (!allowed) {
            throw new IllegalStateException(message);
        }
    }
}

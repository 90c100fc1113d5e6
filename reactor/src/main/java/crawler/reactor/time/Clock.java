package crawler.reactor.time;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Time that moves only when it is told to: what waits can be tested without waiting. Twisted's {@code task.Clock}.
 *
 * <p>{@link #advance} first moves the time, then runs what is due, in order and all at the new time; an exception of a
 * call passes through and the other calls stay queued.
 */
public final class Clock implements ReactorTime {
    private final Instant start;
    private final TimedCalls calls = new TimedCalls(this::nanos);
    private long nanos;

    /** A clock that starts at zero, on 1 January 1970. */
    public Clock() {
        this(Instant.EPOCH);
    }

    /** @param start wall-clock time at the start; the monotonic time starts at zero all the same */
    public Clock(Instant start) {
        this.start = start;
    }

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public Instant now() {
        return start.plusNanos(nanos);
    }

    @Override
    public DelayedCall callLater(Duration delay, Action action) {
        return calls.callLater(delay, action);
    }

    /**
     * Moves the time on by {@code step} and runs the calls that are due by then, those too that are made meanwhile.
     *
     * @throws Exception what a call threw
     */
    public void advance(Duration step) throws Exception {
        elapse(step);
        do {
            calls.admit();
        } while (calls.runNext(nanos));
    }

    /** {@link #advance(Duration)} with a step in seconds. */
    public void advance(double seconds) throws Exception {
        advance(Seconds.toDuration(seconds));
    }

    /** Advances step by step, so that what a call makes for later is met in its own step. */
    public void pump(Duration... steps) throws Exception {
        for (Duration step : steps) {
            advance(step);
        }
    }

    /** Moves the time on and runs nothing: what it looks like while a call takes long. */
    public void elapse(Duration step) {
        if (step.isNegative()) {
            throw new IllegalArgumentException("time does not run backwards: " + step);
        }
        nanos = Math.addExact(nanos, step.toNanos());
    }

    /** The calls that wait, in no particular order. Twisted's {@code getDelayedCalls}. */
    public List<DelayedCall> delayedCalls() {
        return calls.waiting();
    }
}

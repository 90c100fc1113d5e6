package crawler.reactor.time;

import java.time.Duration;
import java.time.Instant;

/**
 * The time of a reactor: reads it and calls later. Twisted's {@code IReactorTime}.
 *
 * <p>To be used on the reactor thread only, except {@link #nanos()} and {@link #now()}.
 */
public interface ReactorTime {

    /** Monotonic time in nanoseconds; only differences mean anything. */
    long nanos();

    /** Wall-clock time, for what is written down; never for waiting. */
    Instant now();

    /** Monotonic time in seconds, as Twisted's {@code reactor.seconds()}. */
    default double seconds() {
        return nanos() / 1e9;
    }

    /**
     * Calls {@code action} once, {@code delay} from now or later, never earlier; calls that are due at the same time
     * run in the order in which they were made. A call made with no delay runs in a later turn of the loop.
     *
     * @throws IllegalArgumentException when {@code delay} is negative
     */
    DelayedCall callLater(Duration delay, Action action);

    /** {@link #callLater(Duration, Action)} with a delay in seconds. */
    default DelayedCall callLater(double seconds, Action action) {
        return callLater(Seconds.toDuration(seconds), action);
    }
}

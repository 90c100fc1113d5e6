package crawler.reactor.time;

import java.time.Duration;

/** Conversion between Twisted's seconds (a double) and {@link Duration}. */
public final class Seconds {

    private Seconds() {}

    /**
     * Rounds to the nearest nanosecond; more than 292 years are cut to 292 years.
     *
     * @throws IllegalArgumentException for NaN
     */
    public static Duration toDuration(double seconds) {
        if (Double.isNaN(seconds)) {
            throw new IllegalArgumentException("a duration in seconds must be a number, not NaN");
        }
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }

    public static double of(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    /** The duration in nanoseconds; more than 292 years are cut to 292 years. */
    static long nanos(Duration duration) {
        try {
            return duration.toNanos();
        } catch (ArithmeticException e) {
            return duration.isNegative() ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }
}

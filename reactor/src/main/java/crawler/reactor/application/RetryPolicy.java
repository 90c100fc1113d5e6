package crawler.reactor.application;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long a {@link ClientService} waits before it connects again. */
@FunctionalInterface
public interface RetryPolicy {

    /** @param failures how many attempts in a row have failed, or 1 after a connection that was lost */
    Duration delayAfter(int failures);

    /** Twisted's: 1 second times 1.5 to the power of the failures, 60 at the most, and up to a second by chance. */
    static RetryPolicy backoff(RandomGenerator random) {
        return backoff(Duration.ofSeconds(1), Duration.ofSeconds(60), 1.5, random);
    }

    /** Grows by {@code factor} with each failure, up to {@code most}; up to a second is added by chance. */
    static RetryPolicy backoff(Duration initial, Duration most, double factor, RandomGenerator random) {
        return failures -> {
            double grown = initial.toNanos() * Math.pow(factor, Math.min(100, failures));
            double jitter = random.nextDouble() * Duration.ofSeconds(1).toNanos();
            return Duration.ofNanos((long) (Math.min(grown, most.toNanos()) + jitter));
        };
    }
}

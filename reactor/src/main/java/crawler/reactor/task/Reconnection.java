package crawler.reactor.task;

import crawler.reactor.time.DelayedCall;
import crawler.reactor.time.ReactorTime;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Connects again after a failure, each time after a longer wait: what Twisted's {@code ReconnectingClientFactory} does,
 * without the factory. To be used on the reactor thread.
 */
public final class Reconnection {

    /** What can be connected again. */
    public interface Connector {
        void connect();

        /** Gives an attempt up that is under way; does nothing when there is none. */
        void stopConnecting();
    }

    /**
     * How the wait grows.
     *
     * @param initialDelay is multiplied by {@code factor} before the first retry already
     * @param maxDelay what the wait grows to at the most, before {@code jitter}
     * @param jitter standard deviation of the wait, as a part of it; 0 for none
     * @param maxRetries after how many in a row it gives up
     */
    public record Backoff(Duration initialDelay, double factor, Duration maxDelay, double jitter, int maxRetries) {
        /** For trying without end. */
        public static final int UNLIMITED = Integer.MAX_VALUE;

        /** Twisted's: from 1 second by a factor of e up to an hour, with jitter, without end. */
        public static final Backoff DEFAULT =
                new Backoff(Duration.ofSeconds(1), Math.E, Duration.ofHours(1), 0.119626565582, UNLIMITED);

        /** The wait that comes after this one. */
        Duration after(Duration delay, RandomGenerator random) {
            double nanos = Math.min(delay.toNanos() * factor, maxDelay.toNanos());
            double jittered = jitter == 0 ? nanos : random.nextGaussian(nanos, nanos * jitter);
            return Duration.ofNanos(Math.max(0, Math.round(jittered)));
        }
    }

    private final ReactorTime time;
    private final Backoff backoff;
    private final RandomGenerator random;
    private Duration delay;
    private int retries;
    private boolean trying = true;
    private Optional<Connector> last = Optional.empty();
    private Optional<DelayedCall> next = Optional.empty();

    public Reconnection(ReactorTime time, Backoff backoff, RandomGenerator random) {
        this.time = time;
        this.backoff = backoff;
        this.random = random;
        this.delay = backoff.initialDelay();
    }

    /** To be called when a connection failed or was lost: connects again after a wait, unless it was given up. */
    public void retry(Connector connector) {
        if (!trying) {
            return;
        }
        last = Optional.of(connector);
        if (retries >= backoff.maxRetries()) {
            return;
        }
        retries++;
        delay = backoff.after(delay, random);
        next = Optional.of(time.callLater(delay, () -> {
            next = Optional.empty();
            connector.connect();
        }));
    }

    /** To be called when a connection has proved good: the next wait is short again, and retries are counted anew. */
    public void resetDelay() {
        delay = backoff.initialDelay();
        retries = 0;
        trying = true;
    }

    /** Gives up: takes back the retry that waits, and stops the attempt that is under way. */
    public void stopTrying() {
        trying = false;
        next.ifPresent(DelayedCall::cancel);
        next = Optional.empty();
        last.ifPresent(Connector::stopConnecting);
    }
}

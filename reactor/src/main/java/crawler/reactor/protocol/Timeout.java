package crawler.reactor.protocol;

import crawler.reactor.time.Action;
import crawler.reactor.time.DelayedCall;
import crawler.reactor.time.ReactorTime;
import java.time.Duration;
import java.util.Optional;

/**
 * The time that may pass without a sign of life; a protocol has one as a field. Twisted's {@code TimeoutMixin}. To be
 * used on the reactor thread.
 *
 * <p>{@link #reset()} is cheap, so that it may be called for every message: it only notes the time, and the one call
 * that waits looks at it when it is due.
 */
public final class Timeout {
    private final ReactorTime time;
    private final Action timedOut;
    private Optional<Duration> period = Optional.empty();
    private Optional<DelayedCall> call = Optional.empty();
    private long lastSign;

    /** One that is off. @param timedOut what is done when the time has passed, such as {@code loseConnection} */
    public Timeout(ReactorTime time, Action timedOut) {
        this.time = time;
        this.timedOut = timedOut;
    }

    /** Begins to wait anew, for so long. Twisted's {@code setTimeout}. @return for how long it waited before */
    public Optional<Duration> set(Duration allowed) {
        Optional<Duration> before = off();
        period = Optional.of(allowed);
        lastSign = time.nanos();
        wait(allowed);
        return before;
    }

    /** Waits no more, as is needed in {@code connectionLost}. @return for how long it waited before */
    public Optional<Duration> off() {
        call.ifPresent(DelayedCall::cancel);
        call = Optional.empty();
        Optional<Duration> before = period;
        period = Optional.empty();
        return before;
    }

    /** There was a sign of life: the time begins anew. Does nothing when it is off. Twisted's {@code resetTimeout}. */
    public void reset() {
        if (call.isPresent()) {
            lastSign = time.nanos();
        }
    }

    private void wait(Duration delay) {
        call = Optional.of(time.callLater(delay, this::due));
    }

    private void due() throws Exception {
        call = Optional.empty();
        Duration left = period.orElseThrow().minusNanos(time.nanos() - lastSign);
        if (left.isNegative() || left.isZero()) {
            period = Optional.empty();
            timedOut.run();
        } else {
            wait(left);
        }
    }
}

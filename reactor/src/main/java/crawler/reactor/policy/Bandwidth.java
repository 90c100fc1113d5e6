package crawler.reactor.policy;

import crawler.reactor.time.DelayedCall;
import crawler.reactor.time.ReactorTime;
import java.time.Duration;
import java.util.Optional;

/**
 * How many bytes may pass in a second, on the average of the last one. What passes is counted afterwards; when it was too
 * much, nothing may pass for as long as it takes to make up for it. There is no timer while traffic is below the limit.
 */
final class Bandwidth {
    private static final double NANOS = 1e9;

    private final ReactorTime time;
    private final long perSecond;
    private final Runnable exceeded;
    private final Runnable free;
    private double left;
    private long lastLook;
    private Optional<DelayedCall> end = Optional.empty();

    /** @param exceeded is called when nothing may pass any more, and {@code free} when it may again */
    Bandwidth(ReactorTime time, long perSecond, Runnable exceeded, Runnable free) {
        if (perSecond < 1) {
            throw new IllegalArgumentException("at least 1 byte must be able to pass in a second, not " + perSecond);
        }
        this.time = time;
        this.perSecond = perSecond;
        this.exceeded = exceeded;
        this.free = free;
        this.left = perSecond;
        this.lastLook = time.nanos();
    }

    void passed(int bytes) {
        long now = time.nanos();
        left = Math.min(perSecond, left + (now - lastLook) / NANOS * perSecond) - bytes;
        lastLook = now;
        if (left < 0 && end.isEmpty()) {
            wait(-left / perSecond);
            exceeded.run();
        }
    }

    private void wait(double seconds) {
        end = Optional.of(time.callLater(Duration.ofNanos((long) Math.ceil(seconds * NANOS)), this::due));
    }

    /** What passed meanwhile, because it was on its way, is waited for as well. */
    private void due() {
        end = Optional.empty();
        long now = time.nanos();
        left = Math.min(perSecond, left + (now - lastLook) / NANOS * perSecond);
        lastLook = now;
        if (left < 0) {
            wait(-left / perSecond);
        } else {
            free.run();
        }
    }

    boolean mayPass() {
        return end.isEmpty();
    }

    /** Nobody waits any more; what was too much still counts for those who come later. */
    void close() {
        end.ifPresent(DelayedCall::cancel);
        end = Optional.empty();
    }
}

package crawler.reactor.tls;

import crawler.reactor.time.Action;
import crawler.reactor.time.DelayedCall;
import crawler.reactor.time.ReactorTime;
import java.time.Duration;
import java.util.Optional;

/** The one thing that a connection is waiting for, with the end of its patience. */
final class Countdown {
    private final ReactorTime time;
    private Optional<DelayedCall> timer = Optional.empty();

    Countdown(ReactorTime time) {
        this.time = time;
    }

    /** Waits for something else from now on; {@code late} runs if {@link #stop()} does not come before. */
    void start(Duration patience, Action late) {
        stop();
        timer = Optional.of(time.callLater(patience, () -> {
            timer = Optional.empty();
            late.run();
        }));
    }

    boolean runs() {
        return timer.isPresent();
    }

    void stop() {
        timer.ifPresent(DelayedCall::cancel);
        timer = Optional.empty();
    }
}

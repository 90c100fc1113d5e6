package crawler.engine.core;

import crawler.reactor.task.LoopingCall;
import crawler.reactor.time.Action;
import crawler.reactor.time.ReactorTime;
import java.time.Duration;
import java.util.function.Consumer;

/** Has an engine look for work every few seconds, even when nothing tells it to. */
final class Heartbeat {
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final LoopingCall loop;
    private final Consumer<Throwable> failed;

    /** @param failed is told when looking for work failed; the heart has stopped then */
    Heartbeat(ReactorTime time, Action look, Consumer<Throwable> failed) {
        this.loop = new LoopingCall(time, look);
        this.failed = failed;
    }

    void start() {
        loop.start(EVERY, false).addErrback(failure -> {
            failed.accept(failure.value());
            return loop;
        });
    }

    void stop() {
        if (loop.running()) {
            loop.stop();
        }
    }
}

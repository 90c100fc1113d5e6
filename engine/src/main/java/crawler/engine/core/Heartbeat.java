package crawler.engine.core;

import crawler.reactor.task.LoopingCall;
import crawler.reactor.time.Action;
import crawler.reactor.time.ReactorTime;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has an engine look for work every few seconds, even when nothing tells it to. */
final class Heartbeat {
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final LoopingCall loop;
    private final Runnable failed;

    /** @param failed is called when looking for work failed; the heart has stopped then */
    Heartbeat(ReactorTime time, Action look, Runnable failed) {
        this.loop = new LoopingCall(time, look);
        this.failed = failed;
    }

    void start() {
        loop.start(EVERY, false).addErrback(failure -> {
            LOG.error("The engine cannot look for work, and ends the crawl", failure.value());
            failed.run();
            return loop;
        });
    }

    void stop() {
        if (loop.running()) {
            loop.stop();
        }
    }
}

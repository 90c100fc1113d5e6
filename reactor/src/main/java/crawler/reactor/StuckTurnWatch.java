package crawler.reactor;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warns, with the reactor thread's stack as it is just then, when one turn of the loop takes longer than a limit: while
 * a callback runs, nothing else does.
 */
final class StuckTurnWatch implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Reactor.class);
    private static final int FRAMES = 30;

    private final long limit;
    private final Thread loop;
    private volatile long turn;
    private volatile boolean closed;
    private Thread thread;

    StuckTurnWatch(Duration limit, Thread loop) {
        this.limit = limit.toNanos();
        this.loop = loop;
    }

    void start() {
        thread = new Thread(this, "reactor-watch");
        thread.setDaemon(true);
        thread.start();
    }

    /** A turn begins: the number is odd while callbacks run. */
    void begins() {
        turn = turn + 1;
    }

    void ends() {
        turn = turn + 1;
    }

    void close() {
        closed = true;
        LockSupport.unpark(thread);
    }

    @Override
    public void run() {
        long seen = 0;
        long warned = 0;
        while (!closed) {
            LockSupport.parkNanos(limit);
            long now = turn;
            if (now % 2 == 1 && now == seen && now != warned && !closed) {
                warned = now;
                warn();
            }
            seen = now;
        }
    }

    private void warn() {
        String stack = Arrays.stream(loop.getStackTrace())
                .limit(FRAMES)
                .map(frame -> "\n\tat " + frame)
                .collect(Collectors.joining());
        LOG.warn(
                "The reactor thread has been busy for more than {} s with one turn, and nothing else runs meanwhile;"
                        + " move slow work to deferToThread. It is at:{}",
                limit / 1e9,
                stack);
    }
}

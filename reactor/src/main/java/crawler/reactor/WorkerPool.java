package crawler.reactor;

import crawler.reactor.defer.VirtualThreads;
import crawler.reactor.time.Action;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The worker threads of a reactor: none until there is work, then up to a number, virtual ones where there are. */
final class WorkerPool {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerPool.class);
    private static final int MOST = 10;
    private static final int MOST_WAITING = 100_000;
    private static final long STOP_SECONDS = 30;

    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            MOST, MOST, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST_WAITING), factory());

    WorkerPool() {
        threads.allowCoreThreadTimeOut(true);
    }

    private static ThreadFactory factory() {
        AtomicInteger number = new AtomicInteger();
        return VirtualThreads.factory("PoolThread-").orElseGet(() -> work -> {
            Thread thread = new Thread(work, "PoolThread-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    void execute(Action action) {
        try {
            threads.execute(() -> run(action));
        } catch (RejectedExecutionException e) {
            String why = threads.isShutdown() ? "the reactor has stopped" : MOST_WAITING + " calls wait already";
            throw new IllegalStateException("no worker takes the call: " + why, e);
        }
    }

    private static void run(Action action) {
        try {
            action.run();
        } catch (Throwable e) {
            ReactorBase.logFailure("worker thread", e);
        }
    }

    void resize(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("a reactor needs at least 1 worker, not " + most);
        }
        if (most > threads.getMaximumPoolSize()) {
            threads.setMaximumPoolSize(most);
            threads.setCorePoolSize(most);
        } else {
            threads.setCorePoolSize(most);
            threads.setMaximumPoolSize(most);
        }
    }

    /** How many threads work just now. */
    int busy() {
        return threads.getActiveCount();
    }

    /** Waits for the work that was taken, up to a bound. */
    void stop() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn(
                        "{} calls in worker threads did not end within {} s and are left behind",
                        threads.getActiveCount(),
                        STOP_SECONDS);
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}

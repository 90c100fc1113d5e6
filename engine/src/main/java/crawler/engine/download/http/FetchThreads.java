package crawler.engine.download.http;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that wait for sockets: as many as there are downloads at once, with small stacks, and gone when they were
 * idle for some seconds.
 */
final class FetchThreads {
    private static final int STACK_BYTES = 512 * 1024;
    private static final int IDLE_SECONDS = 10;

    private final AtomicInteger number = new AtomicInteger();
    private final ThreadPoolExecutor pool;

    /** @param most how many downloads may run at once; more wait for a thread */
    FetchThreads(int most) {
        pool = new ThreadPoolExecutor(
                most, most, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), this::thread);
        pool.allowCoreThreadTimeOut(true);
        pool.setRejectedExecutionHandler((job, closed) -> ((Job) job).abandon());
    }

    private Thread thread(Runnable work) {
        Thread thread = new Thread(null, work, "fetch-" + number.incrementAndGet(), STACK_BYTES);
        thread.setDaemon(true);
        return thread;
    }

    /** Has it run, or abandons it when this is closed. */
    void execute(Job job) {
        pool.execute(job);
    }

    /** Interrupts what still runs and abandons what waits; nobody waits for it any more. */
    void close() {
        pool.shutdownNow().forEach(job -> ((Job) job).abandon());
    }
}

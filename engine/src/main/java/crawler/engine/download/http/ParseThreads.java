package crawler.engine.download.http;

import crawler.engine.Response;
import crawler.engine.text.BodyType;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that decode and parse HTML pages before the reactor thread sees them. They are few and not those that fetch:
 * parsing on many threads thrashes the processors' caches and jsoup's buffers. No more can wait than there are requests in
 * the downloader (CONCURRENT_REQUESTS), so nobody who hands over has to wait.
 */
final class ParseThreads {
    private static final int IDLE_SECONDS = 10;

    private final AtomicInteger number = new AtomicInteger();
    private final ThreadPoolExecutor pool;

    ParseThreads(int threads) {
        pool = new ThreadPoolExecutor(
                threads, threads, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), this::thread);
        pool.allowCoreThreadTimeOut(true);
        pool.setRejectedExecutionHandler((job, closed) -> ((Job) job).abandon());
    }

    private Thread thread(Runnable work) {
        Thread thread = new Thread(work, "parse-" + number.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    /** Whether it is a page whose document is worth making ahead. */
    static boolean wants(Response response) {
        return response.status() / 100 == 2 && response.bodySize() > 0 && response.type() == BodyType.HTML;
    }

    /** Has it run, or abandons it when this is closed. */
    void execute(Job job) {
        pool.execute(job);
    }

    /** Abandons what waits. */
    void close() {
        pool.shutdownNow().forEach(job -> ((Job) job).abandon());
    }
}

package crawler.reactor.defer;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads that carry coroutines: virtual ones where there are, else pooled daemons with small stacks. */
final class Carriers {
    private static final int MOST = 2_000;
    private static final int STACK_BYTES = 256 * 1024;
    private static final ExecutorService POOL = pool();

    private Carriers() {}

    static void execute(Runnable coroutine) {
        try {
            POOL.execute(coroutine);
        } catch (RejectedExecutionException e) {
            throw new IllegalStateException(
                    MOST + " bodies of inlineCallbacks wait already; use callbacks, or Java 21, for more", e);
        }
    }

    private static ExecutorService pool() {
        return VirtualThreads.factory("inlineCallbacks-")
                .map(virtual -> new ThreadPoolExecutor(
                        0, Integer.MAX_VALUE, 1, TimeUnit.SECONDS, new SynchronousQueue<>(), virtual))
                .orElseGet(() -> new ThreadPoolExecutor(
                        0, MOST, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), Carriers::daemon));
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(null, work, "inlineCallbacks", STACK_BYTES);
        thread.setDaemon(true);
        return thread;
    }
}

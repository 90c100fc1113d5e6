package crawler.bench.bare;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts what went wrong and shows the first ones; a loop with failures exits with 1. Safe on any thread. */
final class Failures {
    private static final int SHOWN = 10;

    private final AtomicInteger count = new AtomicInteger();

    void add(String url, Exception failure) {
        if (count.incrementAndGet() <= SHOWN) {
            System.err.println("bare loop: " + url + ": " + failure);
        }
    }

    int exitCode() {
        return count.get() == 0 ? 0 : 1;
    }

    /** A thread that dies would leave the loop waiting for it for ever: end the process instead. */
    static void haltOnError() {
        Thread.setDefaultUncaughtExceptionHandler((thread, error) -> {
            error.printStackTrace();
            Runtime.getRuntime().halt(2);
        });
    }
}

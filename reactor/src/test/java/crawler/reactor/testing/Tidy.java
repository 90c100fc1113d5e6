package crawler.reactor.testing;

import crawler.reactor.defer.Failure;
import crawler.reactor.defer.Unhandled;
import crawler.reactor.time.DelayedCall;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails a test that leaves something behind: failures that nobody handled, delayed calls, worker threads. Register it as
 * a field.
 */
public final class Tidy implements AfterEachCallback {
    private static final long WORKERS_END_WITHIN_MILLIS = 2_000;

    private final List<Supplier<List<DelayedCall>>> watched = new ArrayList<>();

    /** Has the calls of a clock or a reactor looked at when the test is over. */
    public <T> T watch(T time, Supplier<List<DelayedCall>> delayedCalls) {
        watched.add(delayedCalls);
        return time;
    }

    @Override
    public void afterEach(ExtensionContext test) throws InterruptedException {
        List<String> left = new ArrayList<>();
        for (Failure failure : Unhandled.flush(Thread.currentThread())) {
            left.add("unhandled " + failure);
        }
        watched.forEach(calls -> calls.get().forEach(call -> left.add("pending " + call)));
        watched.clear();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("PoolThread-")) {
                thread.join(WORKERS_END_WITHIN_MILLIS);
                if (thread.isAlive()) {
                    left.add("live " + thread);
                }
            }
        }
        if (!left.isEmpty()) {
            throw new AssertionError("the test left behind: " + left);
        }
    }
}

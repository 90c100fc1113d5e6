package crawler.reactor.testing;

import crawler.reactor.Reactor;
import crawler.reactor.defer.Failure;
import crawler.reactor.defer.Unhandled;
import crawler.reactor.time.DelayedCall;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * Fails a test that leaves something behind: failures that nobody handled, what is open on a watched reactor, delayed
 * calls, worker threads, sockets and pipes. Register it as a field.
 */
public final class Tidy implements BeforeEachCallback, InvocationInterceptor, AfterEachCallback {
    private static final long WORKERS_END_WITHIN_MILLIS = 2_000;

    private final List<Supplier<List<String>>> watched = new ArrayList<>();
    private Set<String> openBefore = Set.of();
    private List<Failure> unhandled = List.of();

    /** Has the calls of a clock looked at when the test is over. */
    public <T> T watch(T time, Supplier<List<DelayedCall>> delayedCalls) {
        watched.add(
                () -> delayedCalls.get().stream().map(call -> "pending " + call).toList());
        return time;
    }

    /** Has a reactor looked at when the test is over. */
    public <R extends Reactor> R watch(R reactor) {
        watched.add(reactor::leftovers);
        return reactor;
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        openBefore = OpenFiles.now();
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> test, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        watched(test);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> test, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        watched(test);
    }

    /** Failures are asked for on the test's own thread, which is not the one of {@link #afterEach}. */
    private void watched(Invocation<Void> test) throws Throwable {
        try {
            test.proceed();
        } finally {
            unhandled = Unhandled.flush(Thread.currentThread());
        }
    }

    @Override
    public void afterEach(ExtensionContext test) throws InterruptedException {
        List<String> left = new ArrayList<>();
        unhandled.forEach(failure -> left.add("unhandled " + failure));
        watched.forEach(leftovers -> left.addAll(leftovers.get()));
        watched.clear();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("PoolThread-")) {
                thread.join(WORKERS_END_WITHIN_MILLIS);
                if (thread.isAlive()) {
                    left.add("live " + thread);
                }
            }
        }
        left.addAll(OpenFiles.since(openBefore));
        if (!left.isEmpty()) {
            throw new AssertionError("the test left behind: " + left);
        }
    }
}

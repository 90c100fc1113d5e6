package crawler.reactor.defer;

/**
 * Bodies that await Deferreds in straight lines. Twisted's {@code inlineCallbacks}.
 *
 * <p>The body runs on a thread of its own, a virtual one where there are, but in lock-step with the thread that started
 * or woke it: that one stands still until the body awaits or ends, so exactly one of the two runs at any time and no
 * lock is needed. What belongs to a thread does not carry over: never await inside {@code synchronized}, and expect no
 * {@link ThreadLocal} of the caller.
 */
public final class InlineCallbacks {

    /** A body in straight lines; what it returns or throws is the result. */
    @FunctionalInterface
    public interface Body<T> {
        T run(Awaiter awaiter) throws Exception;
    }

    private InlineCallbacks() {}

    /**
     * Runs {@code body} now, up to the first Deferred that has no result yet, and fires with what it returns or throws.
     * Cancelling it cancels what the body waits for; the body sees that as {@link CancelledError} and may go on.
     *
     * @throws IllegalStateException when too many bodies wait at once (2,000 where there are no virtual threads)
     */
    public static <T> Deferred<T> inlineCallbacks(Body<T> body) {
        return new Coroutine<>(body).start();
    }

    /** The thread that the running code acts for: inside a body the one that woke it, else the current one. */
    public static Thread effectiveThread() {
        Coroutine<?> current = Coroutine.current();
        return current == null ? Thread.currentThread() : current.wokenBy();
    }

    /**
     * Gives the bodies up that wait now and were last woken by this thread: each leaves its await with an {@link Error}, so
     * that its {@code finally} blocks run and its thread ends; its Deferred does not fire. A stopped event loop does so.
     */
    public static void abandon(Thread thread) {
        Coroutine.abandon(thread);
    }
}

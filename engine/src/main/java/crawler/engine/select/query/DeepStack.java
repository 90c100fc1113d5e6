package crawler.engine.select.query;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * A stack for work that recurses once for each character of a text, as Java's regular expressions do in {@code (a|b)*}. It
 * takes its memory only while it is needed, and by one at a time.
 */
final class DeepStack {
    /** Enough for some hundred thousand turns, and filled in a second or two; what needs more is refused. */
    static final int MEBIBYTES = 128;

    private DeepStack() {}

    /** Waits for what the work gives. @throws StackOverflowError when this stack is too small as well */
    static synchronized <T> T run(Supplier<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Runnable task = () -> {
            try {
                result.complete(work.get());
            } catch (RuntimeException | StackOverflowError e) { // the very error that is to be told of
                result.completeExceptionally(e);
            }
        };
        new Thread(null, task, "regex", (long) MEBIBYTES << 20).start();
        try {
            return result.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof StackOverflowError overflow) {
                throw overflow;
            }
            throw (RuntimeException) e.getCause();
        }
    }
}

package crawler.reactor.defer;

import java.util.ArrayDeque;
import java.util.Queue;

/** A queue whose readers wait with Deferreds, first come first served. For one thread, as all Deferreds. */
public final class DeferredQueue<T> {
    /** For a size or a backlog that is not limited. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    private final Queue<Deferred<T>> waiting = new ArrayDeque<>();
    private final Queue<Deferred<T>> values = new ArrayDeque<>();
    private final int size;
    private final int backlog;

    /**
     * @param size how many values may wait for a reader
     * @param backlog how many readers may wait for a value
     */
    public DeferredQueue(int size, int backlog) {
        this.size = size;
        this.backlog = backlog;
    }

    /** Gives the value to the reader that waits longest, or keeps it; null is a value. @throws QueueOverflow when full */
    public void put(T value) {
        if (!waiting.isEmpty()) {
            waiting.remove().callback(value);
        } else if (values.size() < size) {
            values.add(Deferred.succeed(value));
        } else {
            throw new QueueOverflow(size);
        }
    }

    /** Fires with the next value. Cancelling gives up the place. @throws QueueUnderflow when too many wait already */
    public Deferred<T> get() {
        if (!values.isEmpty()) {
            return values.remove();
        }
        if (waiting.size() >= backlog) {
            throw new QueueUnderflow(backlog);
        }
        Deferred<T> next = new Deferred<>(waiting::remove);
        waiting.add(next);
        return next;
    }
}

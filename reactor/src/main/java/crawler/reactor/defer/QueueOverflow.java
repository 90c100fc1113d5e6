package crawler.reactor.defer;

/** Thrown by {@link DeferredQueue#put} when the queue is full. */
public final class QueueOverflow extends IllegalStateException {
    QueueOverflow(int size) {
        super("the queue is full: " + size + " values wait in it");
    }
}

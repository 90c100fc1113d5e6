package crawler.reactor.defer;

/** Thrown by {@link DeferredQueue#get} when as many wait as the backlog allows. */
public final class QueueUnderflow extends IllegalStateException {
    QueueUnderflow(int backlog) {
        super("the queue is empty and " + backlog + " wait for it already");
    }
}

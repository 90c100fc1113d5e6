package crawler.reactor.time;

/** Thrown when a {@link DelayedCall} is moved or cancelled after it was called. */
public final class AlreadyCalled extends IllegalStateException {
    AlreadyCalled() {
        super("this delayed call has been called; ask active() first");
    }
}

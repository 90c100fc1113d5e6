package crawler.reactor.time;

/** Thrown when a {@link DelayedCall} is moved or cancelled after it was cancelled. */
public final class AlreadyCancelled extends IllegalStateException {
    AlreadyCancelled() {
        super("this delayed call has been cancelled; ask active() first");
    }
}

package crawler.reactor.defer;

/** Thrown to whoever fires a {@link Deferred} that was fired before. */
public final class AlreadyCalledError extends IllegalStateException {
    AlreadyCalledError() {
        super("this Deferred was fired before; it fires once");
    }
}

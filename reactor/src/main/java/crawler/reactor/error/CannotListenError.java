package crawler.reactor.error;

/** A port that cannot be opened: taken, not allowed, or not an address of this machine. */
public final class CannotListenError extends RuntimeException {
    /** @param where the interface and port, or the path, that was asked for */
    public CannotListenError(String where, Throwable cause) {
        super("Couldn't listen on " + where + ": " + cause.getMessage() + ".", cause);
    }
}

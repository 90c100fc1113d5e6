package crawler.reactor.error;

/** The Deferred of an attempt to connect was cancelled. */
public final class ConnectingCancelledError extends ConnectError {
    /** @param address where it would have led to */
    public ConnectingCancelledError(Object address) {
        super("The attempt to connect to " + address + " was cancelled.");
    }
}

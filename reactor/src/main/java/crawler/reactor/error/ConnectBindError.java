package crawler.reactor.error;

/** A client could not be bound to the local address that it was given. */
public final class ConnectBindError extends ConnectError {
    public ConnectBindError(String address, Throwable cause) {
        super("Couldn't bind to " + address + ": " + cause.getMessage(), cause);
    }
}

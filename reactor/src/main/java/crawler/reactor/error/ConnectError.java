package crawler.reactor.error;

/** A connection that did not come about, and why; what {@code clientConnectionFailed} is told. */
public class ConnectError extends RuntimeException {
    public ConnectError(String message) {
        super(message);
    }

    public ConnectError(String message, Throwable cause) {
        super(message, cause);
    }
}

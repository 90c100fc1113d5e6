package crawler.reactor.error;

/** The end of a connection; what {@code connectionLost} is told. It has no stack: it is no fault of the code that runs. */
public class ConnectionClosed extends RuntimeException {
    ConnectionClosed(String message, Throwable cause) {
        super(message, cause, true, false);
    }
}

package crawler.reactor.error;

/** The connection broke: the other side reset it, or the network failed, or it ended in the middle. */
public class ConnectionLost extends ConnectionClosed {
    private static final String MESSAGE = "Connection to the other side was lost in a non-clean fashion";

    public ConnectionLost() {
        super(MESSAGE + ".", null);
    }

    public ConnectionLost(Throwable cause) {
        super(MESSAGE + ": " + cause.getMessage() + ".", cause);
    }

    /** @param message says how it was lost */
    public ConnectionLost(String message) {
        super(message, null);
    }

    ConnectionLost(String message, Throwable cause) {
        super(message, cause);
    }
}

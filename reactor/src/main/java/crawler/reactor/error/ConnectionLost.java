package crawler.reactor.error;

/** The connection broke: the other side reset it, or the network failed. */
public class ConnectionLost extends ConnectionClosed {
    private static final String MESSAGE = "Connection to the other side was lost in a non-clean fashion";

    public ConnectionLost() {
        super(MESSAGE + ".", null);
    }

    public ConnectionLost(Throwable cause) {
        super(MESSAGE + ": " + cause.getMessage() + ".", cause);
    }

    ConnectionLost(String message) {
        super(message, null);
    }
}

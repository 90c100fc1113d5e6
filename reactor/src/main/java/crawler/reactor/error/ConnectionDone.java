package crawler.reactor.error;

/** The connection was closed in good order, by either side. */
public final class ConnectionDone extends ConnectionClosed {
    public ConnectionDone() {
        super("Connection was closed cleanly.", null);
    }
}

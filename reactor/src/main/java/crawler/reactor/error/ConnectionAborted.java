package crawler.reactor.error;

/** The connection was thrown away by this side with {@code abortConnection}. */
public final class ConnectionAborted extends ConnectionLost {
    public ConnectionAborted() {
        super("Connection was aborted locally with abortConnection.");
    }
}

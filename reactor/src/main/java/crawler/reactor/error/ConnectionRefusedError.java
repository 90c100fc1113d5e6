package crawler.reactor.error;

/** Nobody listens at the other side. */
public final class ConnectionRefusedError extends ConnectError {
    private static final int ECONNREFUSED = 111;

    public ConnectionRefusedError() {
        super("Connection was refused by other side: " + ECONNREFUSED + ": Connection refused.");
    }
}

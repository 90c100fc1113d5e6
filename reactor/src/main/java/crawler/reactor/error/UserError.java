package crawler.reactor.error;

/** The attempt was given up by the one who began it: {@code stopConnecting}, or a cancelled Deferred. */
public final class UserError extends ConnectError {
    public UserError() {
        super("User aborted connection.");
    }
}

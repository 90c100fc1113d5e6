package crawler.reactor.error;

/** The other side did not answer within the time that was given. */
public final class TimeoutError extends ConnectError {
    public TimeoutError() {
        super("User timeout caused connection failure.");
    }

    public TimeoutError(String message) {
        super(message);
    }
}

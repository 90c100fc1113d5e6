package crawler.reactor.error;

/** No way leads to the other side's network. */
public final class NoRouteError extends ConnectError {
    public NoRouteError(String message, Throwable cause) {
        super("No route to host: " + message, cause);
    }
}

package crawler.reactor.http;

/** An answer that is not HTTP/1. */
public final class HttpParseError extends RuntimeException {
    HttpParseError(String message) {
        super(message);
    }
}

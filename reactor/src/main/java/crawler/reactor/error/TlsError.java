package crawler.reactor.error;

/** TLS could not be agreed on or broke: a certificate that is not trusted, a peer that speaks no TLS. */
public final class TlsError extends ConnectionLost {
    /** @param message says what is wrong, with what, and what to do */
    public TlsError(String message, Throwable cause) {
        super(message, cause);
    }

    public TlsError(String message) {
        super(message);
    }
}

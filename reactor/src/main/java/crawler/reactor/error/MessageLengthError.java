package crawler.reactor.error;

/** A datagram that is too long to be sent in one piece. */
public final class MessageLengthError extends RuntimeException {
    public MessageLengthError(int length) {
        super("A datagram of " + length + " bytes is too long: 65507 fit over IPv4, and fewer through most networks."
                + " Send it in pieces, or over TCP.");
    }
}

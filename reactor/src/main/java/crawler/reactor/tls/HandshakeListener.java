package crawler.reactor.tls;

/** A protocol that wants to know when TLS has been agreed on. Twisted's {@code IHandshakeListener}. */
public interface HandshakeListener {

    /** The handshake is over; the transport tells what was agreed on. Comes before any data. */
    void handshakeCompleted(TlsSession session);
}

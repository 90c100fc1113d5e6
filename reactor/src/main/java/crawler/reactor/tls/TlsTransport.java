package crawler.reactor.tls;

import crawler.reactor.net.TcpTransport;
import java.util.Optional;

/**
 * A transport that speaks TLS, or can begin to. To be used on the reactor thread. Twisted's {@code ITLSTransport} and
 * {@code ISSLTransport}.
 *
 * <p>Under TLS, bytes are handed to the protocol after the handshake and what is written before waits for it; {@code
 * loseConnection} sends all and then tells the other side that it was all (close_notify); a connection that ends without
 * the other side's close_notify is lost, not done. One direction alone cannot be closed.
 */
public interface TlsTransport extends TcpTransport {

    /**
     * Speaks TLS from here on: what was written before goes as it is. The protocol keeps its transport, and a registered
     * producer goes on. Either side of the connection may be the client of TLS, as {@code options} say.
     *
     * @throws IllegalStateException when it does already
     */
    void startTLS(TlsOptions options);

    /** What was agreed on; nothing before the handshake is over. */
    Optional<TlsSession> tls();
}

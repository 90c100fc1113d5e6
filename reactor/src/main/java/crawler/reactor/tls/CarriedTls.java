package crawler.reactor.tls;

import crawler.reactor.address.Address;
import crawler.reactor.net.ProducedTransport;
import crawler.reactor.net.TcpTransport;
import crawler.reactor.net.Transport;
import java.util.Optional;

/** TLS as far as it is no matter of TLS: what is asked of it concerns the connection below, which carries the records. */
abstract class CarriedTls extends ProducedTransport implements TlsTransport {

    /** What carries the records. */
    abstract Transport below();

    @Override
    public final Address peer() {
        return below().peer();
    }

    @Override
    public final Address host() {
        return below().host();
    }

    @Override
    public final void startTLS(TlsOptions more) {
        throw new IllegalStateException("the connection with " + peer() + " speaks TLS already");
    }

    @Override
    public final void tcpNoDelay(boolean enabled) {
        tcp().ifPresent(tcp -> tcp.tcpNoDelay(enabled));
    }

    @Override
    public final boolean tcpNoDelay() {
        return tcp().map(TcpTransport::tcpNoDelay).orElse(false);
    }

    @Override
    public final void tcpKeepAlive(boolean enabled) {
        tcp().ifPresent(tcp -> tcp.tcpKeepAlive(enabled));
    }

    @Override
    public final boolean tcpKeepAlive() {
        return tcp().map(TcpTransport::tcpKeepAlive).orElse(false);
    }

    /** What carries this may be a Unix socket, or live in memory. */
    private Optional<TcpTransport> tcp() {
        return below() instanceof TcpTransport tcp ? Optional.of(tcp) : Optional.empty();
    }
}

package crawler.reactor.tls;

import crawler.reactor.net.ClientFactory;
import crawler.reactor.net.Connector;
import crawler.reactor.net.Factory;
import crawler.reactor.net.Port;
import crawler.reactor.net.ReactorTcp;
import java.time.Duration;

/** What of a reactor opens TLS ports and connections. Twisted's {@code IReactorSSL}. To be used on the reactor thread. */
public interface ReactorTls extends ReactorTcp, TlsLoop {

    default Port listenSSL(int port, Factory factory, ServerTls options) {
        return listenSSL(port, factory, options, BACKLOG, "");
    }

    /** {@link #listenTCP(int, Factory, int, String)} with TLS; protocols are handed a {@link TlsTransport}. */
    default Port listenSSL(int port, Factory factory, ServerTls options, int backlog, String host) {
        return listenTCP(port, new TlsFactory(this, options, factory), backlog, host);
    }

    default Connector connectSSL(String host, int port, ClientFactory factory, ClientTls options) {
        return connectSSL(host, port, factory, options, CONNECT_TIMEOUT);
    }

    /**
     * {@link #connectTCP(String, int, ClientFactory, Duration)} with TLS; protocols are handed a {@link TlsTransport}. A
     * certificate that does not hold ends the connection: {@code connectionLost} is told a {@link
     * crawler.reactor.error.TlsError} that says why.
     */
    default Connector connectSSL(String host, int port, ClientFactory factory, ClientTls options, Duration timeout) {
        return connectTCP(host, port, new TlsClientFactory(this, options.orTo(host), factory), timeout);
    }
}

package crawler.reactor.transport;

import crawler.reactor.EventLoop;
import crawler.reactor.Reactor;
import crawler.reactor.address.IpAddress;
import crawler.reactor.certificate.Certificates;
import crawler.reactor.net.ClientFactory;
import crawler.reactor.net.Connector;
import crawler.reactor.net.Factory;
import crawler.reactor.net.Port;
import crawler.reactor.testing.CapturedLog;
import crawler.reactor.testing.Tidy;
import crawler.reactor.tls.ClientTls;
import crawler.reactor.tls.ServerTls;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A connection with TLS promises what one without does, but for its halves. */
final class TlsStreamTest implements StreamContract {
    private static final String LOOPBACK = "127.0.0.1";

    @RegisterExtension
    final Tidy tidy = new Tidy();

    @RegisterExtension
    final CapturedLog log = new CapturedLog("crawler.reactor");

    @Override
    public Reactor newReactor() {
        return new EventLoop();
    }

    @Override
    public Port listen(Reactor reactor, Factory factory) {
        return reactor.listenSSL(
                0, factory, ServerTls.with(Certificates.privateCertificate("server.pem")), 50, LOOPBACK);
    }

    @Override
    public Connector connect(Reactor reactor, Port port, ClientFactory factory) {
        return reactor.connectSSL(
                LOOPBACK,
                ((IpAddress) port.host()).port(),
                factory,
                ClientTls.verified().trusting(Certificates.authority()));
    }

    @Override
    public CapturedLog log() {
        return log;
    }

    @Override
    public boolean canHalfClose() {
        return false;
    }
}

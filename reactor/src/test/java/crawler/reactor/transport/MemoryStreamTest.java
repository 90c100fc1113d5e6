package crawler.reactor.transport;

import crawler.reactor.MemoryReactor;
import crawler.reactor.Reactor;
import crawler.reactor.address.IpAddress;
import crawler.reactor.net.ClientFactory;
import crawler.reactor.net.Connector;
import crawler.reactor.net.Factory;
import crawler.reactor.net.Port;
import crawler.reactor.testing.CapturedLog;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A connection in memory promises what one over a socket does. */
final class MemoryStreamTest implements StreamContract {
    @RegisterExtension
    final CapturedLog log = new CapturedLog("crawler.reactor");

    @Override
    public Reactor newReactor() {
        return new MemoryReactor();
    }

    @Override
    public Port listen(Reactor reactor, Factory factory) {
        return reactor.listenTCP(0, factory);
    }

    @Override
    public Connector connect(Reactor reactor, Port port, ClientFactory factory) {
        return reactor.connectTCP("localhost", ((IpAddress) port.host()).port(), factory);
    }

    @Override
    public CapturedLog log() {
        return log;
    }
}

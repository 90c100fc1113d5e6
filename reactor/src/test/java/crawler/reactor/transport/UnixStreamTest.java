package crawler.reactor.transport;

import crawler.reactor.EventLoop;
import crawler.reactor.Reactor;
import crawler.reactor.address.UnixAddress;
import crawler.reactor.net.ClientFactory;
import crawler.reactor.net.Connector;
import crawler.reactor.net.Factory;
import crawler.reactor.net.Port;
import crawler.reactor.testing.CapturedLog;
import crawler.reactor.testing.Tidy;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A connection over a Unix socket promises what one over TCP does. */
final class UnixStreamTest implements StreamContract {
    @RegisterExtension
    final Tidy tidy = new Tidy();

    @RegisterExtension
    final CapturedLog log = new CapturedLog("crawler.reactor");

    @TempDir
    Path folder;

    @Override
    public Reactor newReactor() {
        return new EventLoop();
    }

    @Override
    public Port listen(Reactor reactor, Factory factory) {
        return reactor.listenUNIX(folder.resolve("socket"), factory);
    }

    @Override
    public Connector connect(Reactor reactor, Port port, ClientFactory factory) {
        return reactor.connectUNIX(((UnixAddress) port.host()).path(), factory);
    }

    @Override
    public CapturedLog log() {
        return log;
    }

    /** There is no reset on a Unix socket. */
    @Override
    public boolean canReset() {
        return false;
    }
}

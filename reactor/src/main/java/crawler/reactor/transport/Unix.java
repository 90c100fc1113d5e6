package crawler.reactor.transport;

import crawler.reactor.net.ClientFactory;
import crawler.reactor.net.Connector;
import crawler.reactor.net.Factory;
import crawler.reactor.net.Port;
import java.nio.file.Path;
import java.time.Duration;

/** Ports and connections over Unix sockets on one loop. To be used on the reactor thread. */
public final class Unix {
    private final Loop loop;

    public Unix(Loop loop) {
        this.loop = loop;
    }

    /** See {@link crawler.reactor.net.ReactorUnix#listenUNIX(Path, Factory, int, int, boolean)}. */
    public Port listen(Path path, Factory factory, int backlog, int mode, boolean wantPID) {
        StreamPort opened = new StreamPort(loop, new UnixSockets(loop, path, mode, wantPID), factory, backlog);
        opened.startListening();
        return opened;
    }

    /** See {@link crawler.reactor.net.ReactorUnix#connectUNIX(Path, ClientFactory, Duration, boolean)}. */
    public Connector connect(Path path, ClientFactory factory, Duration timeout, boolean checkPID) {
        StreamConnector connector =
                new StreamConnector(loop, new UnixSockets(loop, path, 0, checkPID), factory, timeout);
        connector.connect();
        return connector;
    }
}

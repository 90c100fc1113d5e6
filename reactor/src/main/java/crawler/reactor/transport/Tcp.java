package crawler.reactor.transport;

import crawler.reactor.net.ClientFactory;
import crawler.reactor.net.Connector;
import crawler.reactor.net.Factory;
import crawler.reactor.net.Port;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

/** Ports and connections over TCP on one loop. To be used on the reactor thread. */
public final class Tcp {
    private static final int MOST_PORTS = 65_535;

    private final Loop loop;

    public Tcp(Loop loop) {
        this.loop = loop;
    }

    /** See {@link crawler.reactor.net.ReactorTcp#listenTCP(int, Factory, int, String)}. */
    public Port listen(int port, Factory factory, int backlog, String host) {
        StreamPort opened =
                new StreamPort(loop, new TcpSockets(loop, host, checked(port), Optional.empty()), factory, backlog);
        opened.startListening();
        return opened;
    }

    /** See {@link crawler.reactor.net.ReactorTcp}. */
    public Connector connect(
            String host, int port, ClientFactory factory, Duration timeout, Optional<InetSocketAddress> bindAddress) {
        StreamConnector connector =
                new StreamConnector(loop, new TcpSockets(loop, host, checked(port), bindAddress), factory, timeout);
        connector.connect();
        return connector;
    }

    private static int checked(int port) {
        if (port < 0 || port > MOST_PORTS) {
            throw new IllegalArgumentException("a port is a number from 0 to " + MOST_PORTS + ", not " + port);
        }
        return port;
    }
}

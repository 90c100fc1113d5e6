package crawler.reactor.net;

import java.net.InetSocketAddress;
import java.time.Duration;

/** What of a reactor opens TCP ports and connections. Twisted's {@code IReactorTCP}. To be used on the reactor thread. */
public interface ReactorTcp {

    /** How many connections may wait to be accepted. */
    int BACKLOG = 50;

    /** How long an attempt to connect may take. */
    Duration CONNECT_TIMEOUT = Duration.ofSeconds(30);

    /** Listens on all addresses of this machine. */
    default Port listenTCP(int port, Factory factory) {
        return listenTCP(port, factory, BACKLOG, "");
    }

    /**
     * Has {@code factory} build a protocol for each connection that comes in.
     *
     * @param port 0 for one that is free
     * @param host the address to listen on; empty for all
     * @throws crawler.reactor.error.CannotListenError when it cannot be opened
     */
    Port listenTCP(int port, Factory factory, int backlog, String host);

    default Connector connectTCP(String host, int port, ClientFactory factory) {
        return connectTCP(host, port, factory, CONNECT_TIMEOUT);
    }

    /** Begins a connection. What becomes of it, {@code factory} is told in a later turn. */
    Connector connectTCP(String host, int port, ClientFactory factory, Duration timeout);

    /** {@link #connectTCP(String, int, ClientFactory, Duration)} from a given address of this machine. */
    Connector connectTCP(String host, int port, ClientFactory factory, Duration timeout, InetSocketAddress bindAddress);
}

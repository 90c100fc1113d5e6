package crawler.reactor.application;

import crawler.reactor.net.Factory;
import crawler.reactor.net.ReactorTcp;

/** A TCP port as a service. */
public final class TCPServer extends AbstractServer {

    public TCPServer(ReactorTcp reactor, int port, Factory factory) {
        super(() -> reactor.listenTCP(port, factory));
    }

    /** See {@link ReactorTcp#listenTCP(int, Factory, int, String)}. */
    public TCPServer(ReactorTcp reactor, int port, Factory factory, int backlog, String host) {
        super(() -> reactor.listenTCP(port, factory, backlog, host));
    }
}

package crawler.reactor.application;

import crawler.reactor.net.ClientFactory;
import crawler.reactor.net.ReactorTcp;
import java.time.Duration;

/** A TCP connection as a service. */
public final class TCPClient extends AbstractClient {

    public TCPClient(ReactorTcp reactor, String host, int port, ClientFactory factory) {
        super(() -> reactor.connectTCP(host, port, factory));
    }

    /** See {@link ReactorTcp#connectTCP(String, int, ClientFactory, Duration)}. */
    public TCPClient(ReactorTcp reactor, String host, int port, ClientFactory factory, Duration timeout) {
        super(() -> reactor.connectTCP(host, port, factory, timeout));
    }
}

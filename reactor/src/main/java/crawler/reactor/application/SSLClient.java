package crawler.reactor.application;

import crawler.reactor.net.ClientFactory;
import crawler.reactor.tls.ClientTls;
import crawler.reactor.tls.ReactorTls;

/** A TLS connection as a service. */
public final class SSLClient extends AbstractClient {

    public SSLClient(ReactorTls reactor, String host, int port, ClientFactory factory, ClientTls tls) {
        super(() -> reactor.connectSSL(host, port, factory, tls));
    }
}

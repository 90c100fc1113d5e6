package crawler.reactor.application;

import crawler.reactor.net.Factory;
import crawler.reactor.tls.ReactorTls;
import crawler.reactor.tls.ServerTls;

/** A TLS port as a service. */
public final class SSLServer extends AbstractServer {

    public SSLServer(ReactorTls reactor, int port, Factory factory, ServerTls tls) {
        super(() -> reactor.listenSSL(port, factory, tls));
    }

    /** See {@link ReactorTls#listenSSL(int, Factory, ServerTls, int, String)}. */
    public SSLServer(ReactorTls reactor, int port, Factory factory, ServerTls tls, String host) {
        super(() -> reactor.listenSSL(port, factory, tls, ReactorTls.BACKLOG, host));
    }
}

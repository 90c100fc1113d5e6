package crawler.reactor.endpoint;

import crawler.reactor.defer.Deferred;
import crawler.reactor.net.ReactorTcp;
import crawler.reactor.net.ReactorUnix;
import crawler.reactor.tls.ReactorTls;
import crawler.reactor.tls.ServerTls;
import java.nio.file.Path;

/** The kinds of {@link StreamServerEndpoint}. */
public final class Servers {
    private Servers() {}

    /** See {@link ReactorTcp#listenTCP(int, crawler.reactor.net.Factory, int, String)}. */
    public static StreamServerEndpoint tcp(ReactorTcp reactor, int port, int backlog, String host) {
        return factory -> Deferred.execute(() -> reactor.listenTCP(port, factory, backlog, host));
    }

    /** See {@link ReactorTls#listenSSL(int, crawler.reactor.net.Factory, ServerTls, int, String)}. */
    public static StreamServerEndpoint ssl(ReactorTls reactor, int port, ServerTls tls, int backlog, String host) {
        return factory -> Deferred.execute(() -> reactor.listenSSL(port, factory, tls, backlog, host));
    }

    /** See {@link ReactorUnix#listenUNIX(Path, crawler.reactor.net.Factory, int, int, boolean)}. */
    public static StreamServerEndpoint unix(ReactorUnix reactor, Path path, int backlog, int mode, boolean wantPID) {
        return factory -> Deferred.execute(() -> reactor.listenUNIX(path, factory, backlog, mode, wantPID));
    }
}

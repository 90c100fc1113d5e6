package crawler.reactor.endpoint;

import crawler.reactor.Reactor;
import crawler.reactor.tls.ClientTls;
import crawler.reactor.tls.TlsFactory;
import crawler.reactor.tls.TlsFilter;
import crawler.reactor.tls.TlsLoop;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The kinds of {@link StreamClientEndpoint}; {@link HostnameEndpoint} is another. */
public final class Clients {
    private Clients() {}

    /** Tries a host's addresses one after the other; {@link HostnameEndpoint} is quicker where one does not answer. */
    public static StreamClientEndpoint tcp(
            Reactor reactor, String host, int port, Duration timeout, Optional<InetSocketAddress> bindAddress) {
        return factory -> Attempt.begin(
                reactor,
                factory,
                client -> bindAddress.isPresent()
                        ? reactor.connectTCP(host, port, client, timeout, bindAddress.get())
                        : reactor.connectTCP(host, port, client, timeout));
    }

    /** See {@link crawler.reactor.net.ReactorUnix}. */
    public static StreamClientEndpoint unix(Reactor reactor, Path path, Duration timeout, boolean checkPID) {
        return factory ->
                Attempt.begin(reactor, factory, client -> reactor.connectUNIX(path, client, timeout, checkPID));
    }

    /** Speaks TLS over whatever connects; {@code tls} must know the host's name. Twisted's {@code wrapClientTLS}. */
    public static StreamClientEndpoint wrapClientTLS(TlsLoop loop, ClientTls tls, StreamClientEndpoint carrier) {
        return factory ->
                carrier.connect(new TlsFactory(loop, tls, factory)).addCallback(made -> ((TlsFilter) made).above());
    }
}

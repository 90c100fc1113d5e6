package crawler.reactor.endpoint;

import crawler.reactor.Reactor;
import crawler.reactor.address.Address;
import crawler.reactor.defer.Deferred;
import crawler.reactor.net.Factory;
import crawler.reactor.net.Protocol;
import crawler.reactor.net.ReactorTcp;
import crawler.reactor.net.ReactorUnix;
import crawler.reactor.net.ServerFactory;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiFunction;

/** Endpoints out of text, in Twisted's words: {@code serverFromString(reactor, "tcp:8080:interface=127.0.0.1")}. */
public final class Endpoints {
    private static final Map<String, BiFunction<Reactor, Description, StreamServerEndpoint>> SERVERS = Map.of(
            "tcp",
            Endpoints::tcpServer,
            "tcp6",
            Endpoints::tcp6Server,
            "ssl",
            Endpoints::sslServer,
            "unix",
            Endpoints::unixServer);
    private static final Map<String, BiFunction<Reactor, Description, StreamClientEndpoint>> CLIENTS = Map.of(
            "tcp",
            Endpoints::tcpClient,
            "tls",
            Endpoints::tlsClient,
            "ssl",
            Endpoints::tlsClient,
            "unix",
            Endpoints::unixClient);

    private Endpoints() {}

    /**
     * A place to listen at: {@code tcp:PORT}, {@code tcp6:PORT}, {@code ssl:PORT:privateKey=FILE:certKey=FILE} or {@code
     * unix:PATH}, each with {@code backlog=}, the first ones with {@code interface=}, the last with {@code mode=} and
     * {@code lockfile=0}.
     *
     * @throws IllegalArgumentException when the text is none of these
     */
    public static StreamServerEndpoint serverFromString(Reactor reactor, String text) {
        return parse(reactor, text, SERVERS, "listen at");
    }

    /**
     * A place to connect to: {@code tcp:HOST:PORT}, {@code tls:HOST:PORT} or {@code unix:PATH}, each with {@code timeout=}
     * in seconds, the first two with {@code bindAddress=}, TLS with {@code trustRoots=FILE}, {@code certificate=FILE} and
     * {@code privateKey=FILE}, Unix with {@code lockfile=1}.
     *
     * @throws IllegalArgumentException when the text is none of these
     */
    public static StreamClientEndpoint clientFromString(Reactor reactor, String text) {
        return parse(reactor, text, CLIENTS, "connect to");
    }

    private static <T> T parse(
            Reactor reactor, String text, Map<String, BiFunction<Reactor, Description, T>> kinds, String what) {
        Description description = new Description(text);
        BiFunction<Reactor, Description, T> kind = kinds.get(description.kind());
        if (kind == null) {
            throw new IllegalArgumentException("\"" + text + "\" is no place to " + what
                    + ": it should begin with one of " + new TreeSet<>(kinds.keySet()) + " and a colon");
        }
        return kind.apply(reactor, description);
    }

    private static StreamServerEndpoint tcpServer(Reactor reactor, Description description) {
        return tcpServer(reactor, description, "");
    }

    private static StreamServerEndpoint tcp6Server(Reactor reactor, Description description) {
        return tcpServer(reactor, description, "::");
    }

    private static StreamServerEndpoint tcpServer(Reactor reactor, Description description, String otherwise) {
        int port = description.port(0);
        String host = description.take("interface").orElse(otherwise);
        int backlog = description.number("backlog", ReactorTcp.BACKLOG);
        description.finish("port, interface, backlog");
        return Servers.tcp(reactor, port, backlog, host);
    }

    private static StreamServerEndpoint sslServer(Reactor reactor, Description description) {
        int port = description.port(0);
        String host = description.take("interface").orElse("");
        int backlog = description.number("backlog", ReactorTcp.BACKLOG);
        CertificateFiles files = CertificateFiles.ofServer(description);
        description.finish("port, privateKey, certKey, extraCertChain, interface, backlog");
        return Servers.ssl(reactor, port, files.server(), backlog, host);
    }

    private static StreamServerEndpoint unixServer(Reactor reactor, Description description) {
        Path path = Path.of(description.need(0, "address"));
        int mode = description.octal("mode", ReactorUnix.MODE);
        int backlog = description.number("backlog", ReactorTcp.BACKLOG);
        boolean locked = description.flag("lockfile", true);
        description.finish("address, mode, backlog, lockfile");
        return Servers.unix(reactor, path, backlog, mode, locked);
    }

    private static StreamClientEndpoint tcpClient(Reactor reactor, Description description) {
        StreamClientEndpoint endpoint = host(reactor, description.need(0, "host"), description);
        description.finish("host, port, timeout, bindAddress");
        return endpoint;
    }

    private static StreamClientEndpoint host(Reactor reactor, String host, Description description) {
        int port = description.port(1);
        Duration timeout = description.seconds("timeout", ReactorTcp.CONNECT_TIMEOUT);
        Optional<InetSocketAddress> bindAddress = description
                .take("bindAddress")
                .map(address -> new InetSocketAddress(
                        Address.parse(address)
                                .orElseThrow(() -> new IllegalArgumentException(
                                        "bindAddress=" + address + " is not an IP address")),
                        0));
        return new HostnameEndpoint(reactor, host, port, timeout, bindAddress);
    }

    private static StreamClientEndpoint tlsClient(Reactor reactor, Description description) {
        String host = description.need(0, "host");
        StreamClientEndpoint carrier = host(reactor, host, description);
        CertificateFiles files = CertificateFiles.ofClient(description);
        String name = description.take("hostname").orElse(host);
        description.finish("host, port, hostname, timeout, bindAddress, trustRoots, certificate, privateKey");
        return Clients.wrapClientTLS(reactor, files.client().withHost(name), carrier);
    }

    private static StreamClientEndpoint unixClient(Reactor reactor, Description description) {
        Path path = Path.of(description.need(0, "path"));
        Duration timeout = description.seconds("timeout", ReactorTcp.CONNECT_TIMEOUT);
        boolean checkPID = description.flag("lockfile", false);
        description.finish("path, timeout, lockfile");
        return Clients.unix(reactor, path, timeout, checkPID);
    }

    /** Connects one protocol that is there already; fires with it when the connection is made. */
    @SuppressWarnings("unchecked") // the factory builds nothing else
    public static <P extends Protocol> Deferred<P> connectProtocol(StreamClientEndpoint endpoint, P protocol) {
        Factory factory = new ServerFactory() {
            @Override
            public Optional<Protocol> buildProtocol(Address peer) {
                return Optional.of(protocol);
            }
        };
        factory.noisy(false);
        return endpoint.connect(factory).addCallback(made -> (P) made);
    }
}

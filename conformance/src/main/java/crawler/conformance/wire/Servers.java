package crawler.conformance.wire;

import crawler.reactor.Reactor;
import crawler.reactor.certificate.PrivateCertificate;
import crawler.reactor.datagram.ReactorUdp;
import crawler.reactor.examples.cmd.MyFactory;
import crawler.reactor.examples.poetry.FastPoetry.PoetryFactory;
import crawler.reactor.net.Factory;
import crawler.reactor.net.Port;
import crawler.reactor.net.Protocol;
import crawler.reactor.policy.LimitTotalConnectionsFactory;
import crawler.reactor.protocol.Qotd;
import crawler.reactor.tls.ServerTls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;

/** The kinds of servers. Each word list begins with the kind and the port. */
public final class Servers {

    /** Opens the port of one kind of server. */
    @FunctionalInterface
    private interface Kind {
        Port listen(Reactor reactor, Words words) throws IOException;
    }

    /** More may wait here than usually, since a thousand clients come at once. */
    private static final int BACKLOG = 1024;

    private static final int CMD_CLIENTS = 2;

    private static final Map<String, Kind> KINDS = Map.ofEntries(
            Map.entry("echo", tcp(words -> PoliteEcho::new)),
            Map.entry("echobp", tcp(words -> PoliteEcho::new)),
            Map.entry("lines", tcp(words -> () -> new LineEcho(words.has("lf") ? "\n" : "\r\n"))),
            Map.entry("qotd", tcp(words -> Qotd::new)),
            Map.entry("halfclose", tcp(words -> HalfClose::new)),
            Map.entry("halfclosefirst", tcp(words -> HalfCloseFirst::new)),
            Map.entry("bulk", tcp(words -> Bulk::new)),
            Map.entry("limit", Servers::limit),
            Map.entry("poetry", Servers::poetry),
            Map.entry("cmd", Servers::cmd),
            Map.entry("slowpoetry", Servers::slowPoetry),
            Map.entry("tls", Servers::tls),
            Map.entry("unix", Servers::unix),
            Map.entry("udp", Servers::udp),
            Map.entry("multicast", Servers::multicast));

    private Servers() {}

    /** Opens the port. @throws IllegalArgumentException when the words are wrong */
    public static Port listen(Reactor reactor, Words words) throws IOException {
        Kind kind = KINDS.get(words.need(0, "KIND"));
        if (kind == null) {
            throw new IllegalArgumentException(
                    "\"" + words.need(0, "KIND") + "\" is none of the kinds " + new TreeSet<>(KINDS.keySet()));
        }
        return kind.listen(reactor, words);
    }

    @FunctionalInterface
    private interface Made {
        Supplier<Protocol> by(Words words);
    }

    private static Kind tcp(Made made) {
        return (reactor, words) -> tcp(reactor, words, quiet(Factory.forProtocol(made.by(words))));
    }

    private static Port tcp(Reactor reactor, Words words, Factory factory) {
        return reactor.listenTCP(
                words.port(1), factory, BACKLOG, words.option("interface").orElse(""));
    }

    private static Factory quiet(Factory factory) {
        factory.noisy(false);
        return factory;
    }

    /** Says that there are too many, and hangs up. */
    private static final class TooMany extends Protocol {
        @Override
        public void connectionMade() {
            transport().write("Too many connections, try later");
            transport().loseConnection();
        }
    }

    private static Port limit(Reactor reactor, Words words) {
        return tcp(
                reactor,
                words,
                new LimitTotalConnectionsFactory(
                        quiet(Factory.forProtocol(PoliteEcho::new)),
                        (int) words.number("limit", 100),
                        () -> Optional.of(new TooMany())));
    }

    private static Port poetry(Reactor reactor, Words words) throws IOException {
        return tcp(reactor, words, quiet(new PoetryFactory(Files.readAllBytes(words.needFile("file")))));
    }

    private static Port cmd(Reactor reactor, Words words) {
        Path log = words.file("log").orElse(Path.of("/var/log/syslog"));
        return tcp(reactor, words, quiet(new MyFactory(reactor, CMD_CLIENTS, log)));
    }

    private static Port slowPoetry(Reactor reactor, Words words) throws IOException {
        byte[] poem = Files.readAllBytes(words.needFile("file"));
        int bytes = (int) words.number("bytes", 10);
        Duration delay = Duration.ofNanos((long) (words.seconds("delay", 0.1) * 1e9));
        return tcp(reactor, words, quiet(Factory.forProtocol(() -> new SlowPoetry(reactor, poem, bytes, delay))));
    }

    private static Port tls(Reactor reactor, Words words) throws IOException {
        Path certificate = words.needFile("cert");
        ServerTls tls = ServerTls.with(
                PrivateCertificate.load(certificate, words.file("key").orElse(certificate)));
        return reactor.listenSSL(
                words.port(1),
                quiet(Factory.forProtocol(PoliteEcho::new)),
                tls,
                BACKLOG,
                words.option("interface").orElse(""));
    }

    private static Port unix(Reactor reactor, Words words) {
        words.need(1, "PATH");
        return reactor.listenUNIX(
                Path.of(words.last()), quiet(Factory.forProtocol(PoliteEcho::new)), BACKLOG, Reactor.MODE, true);
    }

    private static Port udp(Reactor reactor, Words words) {
        return reactor.listenUDP(
                words.port(1), new DatagramEcho(), words.option("interface").orElse(""), ReactorUdp.MAX_PACKET_SIZE);
    }

    private static Port multicast(Reactor reactor, Words words) {
        return reactor.listenMulticast(words.port(1), new PingPong(), "", ReactorUdp.MAX_PACKET_SIZE, true);
    }
}

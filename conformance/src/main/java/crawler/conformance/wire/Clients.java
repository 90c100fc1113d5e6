package crawler.conformance.wire;

import crawler.reactor.Reactor;
import crawler.reactor.certificate.Pem;
import crawler.reactor.datagram.ReactorUdp;
import crawler.reactor.net.Protocol;
import crawler.reactor.tls.ClientTls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;

/** The kinds of clients. Each word list begins with the kind, the host and the port. */
public final class Clients {
    private static final String RESET = "ConnectionLost";
    private static final String HELLO = "Hello, wire!";

    /** Begins one kind of exchange. */
    @FunctionalInterface
    private interface Kind {
        void begin(Exchange exchange, Words words) throws IOException;
    }

    private static final Map<String, Kind> KINDS = Map.ofEntries(
            Map.entry("echo", (exchange, words) -> tcp(exchange, words, () -> new Asker(exchange, HELLO), "")),
            Map.entry("lines", Clients::lines),
            Map.entry("tls", Clients::tls),
            Map.entry("udp", Clients::udp),
            Map.entry("unix", Clients::unix),
            Map.entry("multicast", Clients::multicast),
            Map.entry("source", Clients::source),
            Map.entry("sink", Clients::sink),
            Map.entry("reset", (exchange, words) -> tcp(exchange, words, waiter(exchange, RESET), RESET)),
            Map.entry("close", (exchange, words) -> tcp(exchange, words, waiter(exchange, "ConnectionDone"), "")),
            Map.entry(
                    "refused",
                    (exchange, words) -> tcp(exchange, words, waiter(exchange, ""), "ConnectionRefusedError")),
            Map.entry("blackhole", (exchange, words) -> tcp(exchange, words, waiter(exchange, ""), "TimeoutError")));

    private Clients() {}

    /** Begins an exchange, which ends the reactor when it is over. @throws IllegalArgumentException when words are wrong */
    public static void begin(Exchange exchange, Words words) throws IOException {
        Kind kind = KINDS.get(words.need(0, "KIND"));
        if (kind == null) {
            throw new IllegalArgumentException(
                    "\"" + words.need(0, "KIND") + "\" is none of the kinds " + new TreeSet<>(KINDS.keySet()));
        }
        kind.begin(exchange, words);
    }

    private static Supplier<Protocol> waiter(Exchange exchange, String expected) {
        return () -> new Waiter(exchange, expected);
    }

    private static Duration timeout(Words words) {
        return Duration.ofNanos((long) (words.seconds("timeout", Reactor.CONNECT_TIMEOUT.toSeconds()) * 1e9));
    }

    private static void tcp(Exchange exchange, Words words, Supplier<Protocol> protocol, String expected) {
        exchange.reactor()
                .connectTCP(
                        words.need(1, "HOST"), words.port(2), new Caller(exchange, protocol, expected), timeout(words));
    }

    private static void lines(Exchange exchange, Words words) {
        String end = words.has("lf") ? "\n" : "\r\n";
        tcp(exchange, words, () -> new Asker(exchange, HELLO + end + "Goodbye." + end), "");
    }

    private static void tls(Exchange exchange, Words words) throws IOException {
        ClientTls tls = ClientTls.verified();
        Optional<Path> trusted = words.file("ca").or(() -> words.file("cert"));
        if (trusted.isPresent()) {
            tls = tls.trusting(Pem.read(trusted.get()).certificates());
        }
        if (words.has("insecure")) {
            tls = tls.unverified();
        }
        if (words.option("servername").isPresent()) {
            tls = tls.withHost(words.option("servername").get());
        }
        exchange.reactor()
                .connectSSL(
                        words.need(1, "HOST"),
                        words.port(2),
                        new Caller(exchange, () -> new Asker(exchange, HELLO + "\n"), ""),
                        tls,
                        timeout(words));
    }

    private static void unix(Exchange exchange, Words words) {
        words.need(1, "PATH");
        exchange.reactor()
                .connectUNIX(
                        Path.of(words.last()),
                        new Caller(exchange, () -> new Asker(exchange, HELLO), ""),
                        timeout(words),
                        false);
    }

    private static void udp(Exchange exchange, Words words) throws IOException {
        InetSocketAddress to = new InetSocketAddress(InetAddress.getByName(words.need(1, "HOST")), words.port(2));
        exchange.reactor().listenUDP(0, new DatagramAsker(exchange, HELLO, HELLO, to), "", ReactorUdp.MAX_PACKET_SIZE);
    }

    private static void multicast(Exchange exchange, Words words) throws IOException {
        InetAddress group = InetAddress.getByName(words.need(1, "HOST"));
        InetSocketAddress to = new InetSocketAddress(
                group.isMulticastAddress() ? group : InetAddress.getByName(PingPong.GROUP), words.port(2));
        exchange.reactor().listenMulticast(0, new DatagramAsker(exchange, PingPong.PING, PingPong.PONG, to));
    }

    private static void source(Exchange exchange, Words words) {
        Optional<String> request = words.option("get").or(() -> words.option("bytes"));
        tcp(exchange, words, () -> new Source(exchange, request.or(() -> words.word(3))), "");
    }

    private static void sink(Exchange exchange, Words words) {
        long bytes = Long.parseLong(words.option("bytes")
                .or(() -> words.word(3))
                .orElseThrow(() -> new IllegalArgumentException("how many? --bytes N")));
        tcp(exchange, words, () -> new Sink(exchange, bytes), "");
    }
}

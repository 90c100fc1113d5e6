package crawler.reactor.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.reactor.MemoryReactor;
import crawler.reactor.address.IPv4Address;
import crawler.reactor.address.UnixAddress;
import crawler.reactor.certificate.Certificates;
import crawler.reactor.defer.Deferred;
import crawler.reactor.defer.Failure;
import crawler.reactor.defer.Outcome;
import crawler.reactor.error.CannotListenError;
import crawler.reactor.error.ConnectingCancelledError;
import crawler.reactor.error.ConnectionRefusedError;
import crawler.reactor.error.DNSLookupError;
import crawler.reactor.error.TimeoutError;
import crawler.reactor.memory.TcpClient;
import crawler.reactor.memory.TcpServer;
import crawler.reactor.net.Factory;
import crawler.reactor.net.Port;
import crawler.reactor.net.Protocol;
import crawler.reactor.net.ServerFactory;
import crawler.reactor.protocol.Echo;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointsTest {
    private final MemoryReactor reactor = new MemoryReactor();

    private static ServerFactory echo() {
        ServerFactory factory = Factory.forProtocol(Echo::new);
        factory.noisy(false);
        return factory;
    }

    private Port listen(String text) {
        return Endpoints.serverFromString(reactor, text)
                .listen(echo())
                .peek()
                .orElseThrow()
                .get();
    }

    private static final class Hearer extends Protocol {
        private final StringBuilder heard = new StringBuilder();

        @Override
        public void connectionMade() {
            transport().write("hello");
        }

        @Override
        public void dataReceived(byte[] data) {
            heard.append(new String(data, java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    private Deferred<Hearer> connect(String text, Hearer hearer) {
        return Endpoints.connectProtocol(Endpoints.clientFromString(reactor, text), hearer);
    }

    private static Throwable failure(Deferred<?> deferred) {
        Throwable value =
                deferred.peek().flatMap(Outcome::failed).map(Failure::value).orElseThrow();
        deferred.addErrback(failure -> null);
        return value;
    }

    @Test
    void aServerIsDescribedByItsPortAndOptions() {
        listen("tcp:8080:interface=127.0.0.1:backlog=7");
        TcpServer server = reactor.network().tcpServers().get(0);
        assertEquals(List.of(8080, "127.0.0.1", 7), List.of(server.port(), server.host(), server.backlog()));
        listen("tcp:port=81");
        assertEquals(50, reactor.network().tcpServers().get(1).backlog());
        listen("tcp6:82");
        assertEquals("::", reactor.network().tcpServers().get(2).host());
    }

    @Test
    void aClientIsDescribedByHostPortAndOptions() {
        connect("tcp:host=example.com:port=80:timeout=7:bindAddress=127.0.0.9", new Hearer())
                .addErrback(failure -> null);
        reactor.advance(0);
        TcpClient client = reactor.network().tcpClients().get(0);
        assertEquals(80, client.port());
        assertEquals(Duration.ofSeconds(7), client.timeout());
        assertEquals("/127.0.0.9:0", client.bindAddress().orElseThrow().toString());
        reactor.advance(8);
    }

    @Test
    void protocolsMeetThroughEndpoints() {
        listen("tcp:8080");
        Hearer hearer = new Hearer();
        Deferred<Hearer> connected = connect("tcp:localhost:8080", hearer);
        reactor.advance(1);
        assertSame(hearer, connected.peek().orElseThrow().get());
        assertEquals("hello", hearer.heard.toString());
    }

    @Test
    void unixSocketsAreEndpointsToo() {
        assertEquals(
                new UnixAddress(Path.of("/run/a:b")),
                listen("unix:/run/a\\:b:mode=660:lockfile=0").host());
        Hearer hearer = new Hearer();
        connect("unix:path=/run/a\\:b:timeout=3", hearer);
        reactor.advance(1);
        assertEquals("hello", hearer.heard.toString());
    }

    @Test
    void tlsIsSpokenThroughEndpoints() {
        Path server = Certificates.file("server.pem");
        listen("ssl:443:privateKey=" + server + ":interface=127.0.0.1");
        Hearer hearer = new Hearer();
        Deferred<Hearer> connected =
                connect("tls:localhost:443:trustRoots=" + Certificates.file("authority.pem"), hearer);
        reactor.advance(1);
        assertSame(hearer, connected.peek().orElseThrow().get());
        assertEquals("hello", hearer.heard.toString());
        hearer.transport().loseConnection();
        reactor.advance(10);
    }

    @Test
    void aProtocolKnowsTheFactoryThatBuiltIt() {
        listen("tcp:8080");
        Factory factory = Factory.forProtocol(Hearer::new);
        Deferred<Protocol> connected =
                Endpoints.clientFromString(reactor, "tcp:localhost:8080").connect(factory);
        reactor.advance(1);
        assertSame(factory, connected.peek().orElseThrow().get().factory().orElseThrow());
    }

    @Test
    void whatCannotBeOpenedFailsTheDeferred() {
        listen("tcp:8080");
        assertInstanceOf(
                CannotListenError.class,
                failure(Endpoints.serverFromString(reactor, "tcp:8080").listen(echo())));
        Deferred<Hearer> refused = connect("tcp:localhost:8081", new Hearer());
        reactor.advance(1);
        assertInstanceOf(ConnectionRefusedError.class, failure(refused));
    }

    @Test
    void anAttemptCanBeCancelled() {
        reactor.network().leaveUnanswered("127.0.0.1");
        Deferred<Hearer> connected = connect("tcp:silent.example:80", new Hearer());
        reactor.advance(1);
        connected.cancel();
        assertInstanceOf(ConnectingCancelledError.class, failure(connected));
        reactor.advance(1);
        assertEquals(List.of(), reactor.network().open());
        assertEquals(List.of(), reactor.delayedCalls());
    }

    @Test
    void theFirstAddressThatAnswersIsTaken() throws Exception {
        listen("tcp:80:interface=127.0.0.3");
        reactor.network().leaveUnanswered("127.0.0.1");
        List<InetAddress> addresses = List.of(
                InetAddress.getByName("127.0.0.1"),
                InetAddress.getByName("127.0.0.2"),
                InetAddress.getByName("127.0.0.3"));
        reactor.installResolver(host -> Deferred.succeed(addresses));
        Hearer hearer = new Hearer();
        Deferred<Hearer> connected = connect("tcp:example.com:80", hearer);
        reactor.advance(0.29);
        assertEquals(1, reactor.network().tcpClients().size(), "one that does not answer is alone for 0.3 s");
        reactor.advance(0.02);
        assertSame(hearer, connected.peek().orElseThrow().get(), "one that is refused does not keep the next waiting");
        assertEquals(
                new IPv4Address(crawler.reactor.address.Address.Type.TCP, "127.0.0.3", 80),
                hearer.transport().peer());
        assertEquals(
                2,
                reactor.network().open().stream()
                        .filter(open -> open.startsWith("connection"))
                        .count());
        assertTrue(
                reactor.network().open().stream().noneMatch(open -> open.startsWith("attempt")),
                "the loser was stopped");
    }

    @Test
    void whenNoAddressAnswersTheLastReasonIsTold() throws Exception {
        List<InetAddress> addresses = List.of(InetAddress.getByName("127.0.0.1"), InetAddress.getByName("127.0.0.2"));
        reactor.network().leaveUnanswered("127.0.0.2");
        reactor.installResolver(host -> Deferred.succeed(addresses));
        Deferred<Hearer> connected = connect("tcp:example.com:80:timeout=5", new Hearer());
        reactor.advance(6);
        assertInstanceOf(TimeoutError.class, failure(connected));
        assertEquals(List.of(), reactor.delayedCalls());
    }

    @Test
    void aNameWithoutAddressFails() {
        reactor.installResolver(host -> Deferred.fail(new DNSLookupError(host, new RuntimeException("unknown"))));
        assertInstanceOf(DNSLookupError.class, failure(connect("tcp:nowhere:80", new Hearer())));
    }

    @Test
    void bothKindsOfAddressesTakeTurns() throws Exception {
        assertEquals(List.of(), HostnameEndpoint.alternating(List.of()), "a name without address");
        List<InetAddress> mixed = HostnameEndpoint.alternating(Stream.of("::1", "::2", "::3", "127.0.0.1", "127.0.0.2")
                .map(text -> crawler.reactor.address.Address.parse(text).orElseThrow())
                .toList());
        assertEquals(
                List.of("::1", "127.0.0.1", "::2", "127.0.0.2", "::3"),
                mixed.stream().map(crawler.reactor.address.Address::literal).toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "udp:80                 | [ssl, tcp, tcp6, unix]",
                "tcp                    | needs a port",
                "tcp:                   | needs a port",
                "tcp:http               | port=http",
                "tcp:80:backlog=many    | backlog=many",
                "tcp:80:mode=600        | nobody knows: [mode]",
                "tcp:80:81              | nobody knows: [81]",
                "tcp:80:backlog=1:backlog=2 | stands twice",
                "unix:/tmp/x:mode=999   | octal",
                "ssl:443:privateKey=/does/not/exist.pem | /does/not/exist.pem"
            })
    void aDescriptionThatIsWrongSaysWhatIsWrong(String text, String complaint) {
        RuntimeException error = assertThrows(RuntimeException.class, () -> Endpoints.serverFromString(reactor, text));
        assertTrue(error.getMessage().contains(complaint), error.getMessage());
    }
}

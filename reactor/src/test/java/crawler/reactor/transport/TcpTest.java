package crawler.reactor.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.reactor.EventLoop;
import crawler.reactor.Reactor;
import crawler.reactor.address.Address;
import crawler.reactor.address.IPv4Address;
import crawler.reactor.address.IpAddress;
import crawler.reactor.defer.Failure;
import crawler.reactor.error.CannotListenError;
import crawler.reactor.error.ConnectBindError;
import crawler.reactor.error.ConnectionLost;
import crawler.reactor.error.ConnectionRefusedError;
import crawler.reactor.error.DNSLookupError;
import crawler.reactor.error.TimeoutError;
import crawler.reactor.error.UserError;
import crawler.reactor.net.ClientFactory;
import crawler.reactor.net.Connector;
import crawler.reactor.net.Factory;
import crawler.reactor.net.Port;
import crawler.reactor.net.Protocol;
import crawler.reactor.net.ServerFactory;
import crawler.reactor.net.TcpTransport;
import crawler.reactor.testing.CapturedLog;
import crawler.reactor.testing.Tidy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class TcpTest implements StreamContract {
    private static final String LOOPBACK = "127.0.0.1";

    @RegisterExtension
    final Tidy tidy = new Tidy();

    @RegisterExtension
    final CapturedLog log = new CapturedLog("crawler.reactor");

    private final EventLoop reactor = new EventLoop();
    private final Conversation talk = new Conversation(reactor);

    @Override
    public Reactor newReactor() {
        return reactor;
    }

    @Override
    public Port listen(Reactor on, Factory factory) {
        return on.listenTCP(0, factory, 50, LOOPBACK);
    }

    @Override
    public Connector connect(Reactor on, Port port, ClientFactory factory) {
        return on.connectTCP(LOOPBACK, number(port), factory);
    }

    @Override
    public CapturedLog log() {
        return log;
    }

    private static int number(Port port) {
        return ((IpAddress) port.host()).port();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK))) {
            return socket.getLocalPort();
        }
    }

    @Test
    void portZeroIsAFreePortThatTellsItsNumber() {
        Port port = listen(reactor, talk.server(() -> talk.new Echo()));
        assertTrue(number(port) > 0);
        assertEquals(
                "IPv4Address(type='TCP', host='127.0.0.1', port=" + number(port) + ")",
                port.host().toString());
        reactor.callWhenRunning(talk::end);
        talk.run();
    }

    @Test
    void aPortThatIsTakenCannotBeOpened() {
        Port port = listen(reactor, talk.server(() -> talk.new Echo()));
        CannotListenError error = assertThrows(
                CannotListenError.class,
                () -> reactor.listenTCP(number(port), talk.server(() -> talk.new Echo()), 50, LOOPBACK));
        assertEquals("Couldn't listen on 127.0.0.1:" + number(port) + ": Address already in use.", error.getMessage());
        reactor.callWhenRunning(talk::end);
        talk.run();
    }

    @Test
    void aPortNumberThatIsNoneIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> reactor.listenTCP(65_536, talk.server(() -> null)));
        assertThrows(
                IllegalArgumentException.class,
                () -> reactor.connectTCP(LOOPBACK, -1, talk.new Client(() -> talk.new Echo())));
    }

    @Test
    void aPortWhoseFactoryCannotStartIsNotLeftOpen() {
        boolean[] works = new boolean[1];
        ServerFactory factory = new ServerFactory() {
            @Override
            public Optional<Protocol> buildProtocol(Address peer) {
                return Optional.empty();
            }

            @Override
            public void startFactory() {
                if (!works[0]) {
                    throw new IllegalStateException("no database");
                }
            }
        };
        factory.noisy(false);
        List<String> open = new ArrayList<>();
        reactor.callWhenRunning(() -> {
            assertThrows(IllegalStateException.class, () -> listen(reactor, factory));
            open.addAll(reactor.leftovers());
            works[0] = true;
            listen(reactor, factory).stopListening().addCallback(stopped -> {
                talk.end();
                return null;
            });
        });
        talk.run();
        assertEquals(
                List.of(),
                open.stream().filter(left -> !left.startsWith("pending")).toList());
    }

    @Test
    void aPortThatWasClosedMayBeOpenedAgainAtOnce() {
        List<Integer> numbers = new ArrayList<>();
        Port port = listen(reactor, talk.server(() -> talk.new Echo()));
        numbers.add(number(port));
        reactor.callWhenRunning(() -> port.stopListening().addCallback(ignored -> {
            numbers.add(number(reactor.listenTCP(numbers.get(0), talk.server(() -> null), 50, LOOPBACK)));
            talk.end();
            return null;
        }));
        talk.run();
        assertEquals(numbers.get(0), numbers.get(1));
    }

    @Test
    void connectionsStayWhenTheirPortIsClosed() {
        Port port = listen(reactor, talk.server(() -> talk.new Echo()));
        Conversation.End client = talk.new End("client") {
            @Override
            void made() {
                port.stopListening().addCallback(ignored -> {
                    transport().write("still served");
                    return null;
                });
            }

            @Override
            void received() {
                talk.end();
            }
        };
        connect(reactor, port, talk.new Client(() -> client));
        talk.run();
        assertEquals("still served", client.text());
    }

    @Test
    void aConnectionThatIsRefusedFailsAfterConnectTcpHasReturned() throws IOException {
        List<Failure> failures = new ArrayList<>();
        Connector connector = reactor.connectTCP(LOOPBACK, freePort(), talk.new Client(() -> talk.new Echo()) {
            @Override
            void failed(Connector failed, Failure reason) {
                failures.add(reason);
                talk.end();
            }
        });
        assertEquals(Connector.State.CONNECTING, connector.state());
        assertEquals(List.of("client started CONNECTING"), talk.events);
        assertThrows(IllegalStateException.class, connector::connect);
        talk.run();
        assertInstanceOf(ConnectionRefusedError.class, failures.get(0).value());
        assertEquals(
                "Connection was refused by other side: 111: Connection refused.",
                failures.get(0).errorMessage());
        assertEquals(
                List.of("client started CONNECTING", "client failed ConnectionRefusedError", "factory stopped"),
                talk.events);
        assertEquals(Connector.State.DISCONNECTED, connector.state());
    }

    @Test
    void anotherSideThatDoesNotAnswerFailsAfterTheTimeGiven() throws IOException {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK));
                Socket first = new Socket(LOOPBACK, full.getLocalPort());
                Socket second = new Socket(LOOPBACK, full.getLocalPort())) {
            assertTrue(first.isConnected() && second.isConnected());
            double start = reactor.seconds();
            reactor.connectTCP(
                    LOOPBACK, full.getLocalPort(), talk.new Client(() -> talk.new Echo()), Duration.ofMillis(300));
            talk.run();
            double took = reactor.seconds() - start;
            assertTrue(took >= 0.3 && took < 5, () -> took + " s");
        }
        assertEquals(
                List.of(
                        "client started CONNECTING",
                        "client failed " + TimeoutError.class.getSimpleName(),
                        "factory stopped"),
                talk.events);
    }

    @Test
    void anAttemptMayBeGivenUp() throws IOException {
        List<Failure> failures = new ArrayList<>();
        Connector connector = reactor.connectTCP(LOOPBACK, freePort(), talk.new Client(() -> talk.new Echo()) {
            @Override
            void failed(Connector failed, Failure reason) {
                failures.add(reason);
            }
        });
        connector.stopConnecting();
        assertInstanceOf(UserError.class, failures.get(0).value());
        assertThrows(IllegalStateException.class, connector::stopConnecting);
        connector.disconnect();
        reactor.callLater(0.05, talk::end);
        talk.run();
        assertEquals(1, failures.size());
    }

    @Test
    void aNameWithoutAddressFails() {
        List<Failure> failures = new ArrayList<>();
        reactor.installResolver(host ->
                crawler.reactor.defer.Deferred.fail(new DNSLookupError(host, new java.net.UnknownHostException(host))));
        reactor.connectTCP("no.such.host", 80, talk.new Client(() -> talk.new Echo()) {
            @Override
            void failed(Connector failed, Failure reason) {
                failures.add(reason);
                talk.end();
            }
        });
        talk.run();
        assertInstanceOf(DNSLookupError.class, failures.get(0).value());
        assertTrue(
                failures.get(0).errorMessage().contains("\"no.such.host\""),
                failures.get(0).errorMessage());
    }

    @Test
    void allAddressesOfANameAreTried() {
        Port port = listen(reactor, talk.server(() -> talk.new Echo()));
        reactor.installResolver(host -> crawler.reactor.defer.Deferred.execute(
                () -> List.of(InetAddress.getByName("127.0.0.2"), InetAddress.getByName(LOOPBACK))));
        reactor.connectTCP("two.addresses", number(port), talk.new Client(() -> talk.new End("client") {
            @Override
            void made() {
                talk.end();
            }
        }));
        talk.run();
        assertTrue(talk.events.contains("client made"));
    }

    @Test
    void aClientMayChooseItsAddress() {
        Port port = listen(reactor, talk.server(() -> talk.new Echo()));
        Conversation.End client = talk.new End("client") {
            @Override
            void made() {
                talk.end();
            }
        };
        reactor.connectTCP(
                LOOPBACK,
                number(port),
                talk.new Client(() -> client),
                Duration.ofSeconds(5),
                new InetSocketAddress("127.0.0.3", 0));
        talk.run();
        assertEquals("127.0.0.3", ((IPv4Address) client.transport().host()).host());
    }

    @Test
    void anAddressThatIsNotOursCannotBeChosen() {
        List<Failure> failures = new ArrayList<>();
        reactor.connectTCP(
                LOOPBACK,
                1,
                talk.new Client(() -> talk.new Echo()) {
                    @Override
                    void failed(Connector failed, Failure reason) {
                        failures.add(reason);
                        talk.end();
                    }
                },
                Duration.ofSeconds(5),
                new InetSocketAddress("192.0.2.1", 0));
        talk.run();
        assertInstanceOf(ConnectBindError.class, failures.get(0).value());
    }

    @Test
    void anAddressThatIsANameCannotBeChosenAndLeavesNoSocketBehind() {
        List<Failure> failures = new ArrayList<>();
        reactor.connectTCP(
                LOOPBACK,
                1,
                talk.new Client(() -> talk.new Echo()) {
                    @Override
                    void failed(Connector failed, Failure reason) {
                        failures.add(reason);
                        talk.end();
                    }
                },
                Duration.ofSeconds(5),
                InetSocketAddress.createUnresolved("here", 0));
        talk.run();
        assertInstanceOf(ConnectBindError.class, failures.get(0).value());
    }

    @Test
    void aPeerThatResetsInTheMiddleOfAWriteIsALostConnection() throws IOException {
        Conversation.End server = talk.new End("server") {
            @Override
            void made() {
                transport().write(StreamContract.random(MANY));
            }

            @Override
            void ended() {
                talk.end();
            }
        };
        Port port = listen(reactor, talk.server(() -> server));
        reactor.callInThread(() -> {
            try (Socket socket = new Socket(LOOPBACK, number(port))) {
                socket.setSoLinger(true, 0);
                assertEquals(1000, socket.getInputStream().readNBytes(1000).length);
            }
        });
        talk.run();
        assertInstanceOf(ConnectionLost.class, server.reason.value());
        assertEquals(1, server.lost);
    }

    @Test
    void aConnectionThatIsToBeClosedIsClosedThoughTheOtherSideHasResetIt() throws IOException {
        List<String> open = new ArrayList<>();
        Socket[] socket = new Socket[1];
        Conversation.End server = talk.new End("server") {
            @Override
            void made() {
                try {
                    socket[0].setSoLinger(true, 0);
                    socket[0].close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                transport().loseConnection();
            }

            @Override
            void ended() {
                talk.reactor.callLater(0.01, () -> {
                    open.addAll(talk.reactor.leftovers());
                    talk.end();
                });
            }
        };
        Port port = listen(reactor, talk.server(() -> server));
        socket[0] = new Socket(LOOPBACK, number(port));
        talk.run();
        assertEquals(1, server.lost);
        assertEquals(
                List.of(), open.stream().filter(left -> left.startsWith("End")).toList());
        assertEquals(List.of(), log.errors());
    }

    @Test
    void aMessageThatIsSentBeforeTheConnectionIsRefusedArrivesThoughTheOtherSideWasTalking() throws Exception {
        Port port = listen(reactor, talk.server(() -> talk.new End("server") {
            @Override
            void made() {
                transport().write("Too many connections");
                talk.reactor.callLater(0.1, () -> transport().loseConnection());
                transport().pauseProducing();
            }

            @Override
            void ended() {
                talk.reactor.callLater(0.3, talk::end);
            }
        }));
        List<String> answers = new ArrayList<>();
        reactor.callInThread(() -> {
            try (Socket socket = new Socket(LOOPBACK, number(port))) {
                socket.getOutputStream().write(new byte[20_000]);
                answers.add(
                        new String(socket.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.US_ASCII));
            }
        });
        talk.run();
        assertEquals(List.of("Too many connections"), answers);
    }

    @Test
    void theOptionsOfItsSocketCanBeSet() {
        Port port = listen(reactor, talk.server(() -> talk.new Echo()));
        connect(reactor, port, talk.new Client(() -> talk.new End("client") {
            @Override
            void made() {
                TcpTransport tcp = (TcpTransport) transport();
                assertTrue(tcp.tcpNoDelay());
                tcp.tcpNoDelay(false);
                tcp.tcpKeepAlive(true);
                assertTrue(!tcp.tcpNoDelay() && tcp.tcpKeepAlive());
                talk.end();
            }
        }));
        talk.run();
        assertEquals(List.of(), log.errors());
    }
}

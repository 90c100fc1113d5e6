package crawler.reactor.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.reactor.MemoryReactor;
import crawler.reactor.address.Address;
import crawler.reactor.address.IpAddress;
import crawler.reactor.datagram.DatagramProtocol;
import crawler.reactor.datagram.UdpTransport;
import crawler.reactor.defer.Failure;
import crawler.reactor.error.CannotListenError;
import crawler.reactor.net.ClientFactory;
import crawler.reactor.net.Connector;
import crawler.reactor.net.Factory;
import crawler.reactor.net.Port;
import crawler.reactor.net.Protocol;
import crawler.reactor.net.ServerFactory;
import crawler.reactor.protocol.Echo;
import crawler.reactor.testing.Tidy;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MemoryNetworkTest {
    @RegisterExtension
    final Tidy tidy = new Tidy();

    private final MemoryReactor reactor = tidy.watch(new MemoryReactor());
    private final List<Object> seen = new ArrayList<>();

    /** Says hello, hangs up when it is answered, and stops the reactor when all is over. */
    private final class Greeting extends ClientFactory {
        @Override
        public Optional<Protocol> buildProtocol(Address peer) {
            return Optional.of(new Protocol() {
                @Override
                public void connectionMade() {
                    transport().write("hello");
                }

                @Override
                public void dataReceived(byte[] data) {
                    seen.add(new String(data, StandardCharsets.US_ASCII));
                    transport().loseConnection();
                }

                @Override
                public void connectionLost(Failure reason) {
                    seen.add("protocol " + reason.value().getClass().getSimpleName());
                }
            });
        }

        @Override
        public void clientConnectionFailed(Connector connector, Failure reason) {
            over("failed ", connector, reason);
        }

        @Override
        public void clientConnectionLost(Connector connector, Failure reason) {
            over("lost ", connector, reason);
        }

        private void over(String how, Connector connector, Failure reason) {
            seen.add(how + reason.value().getClass().getSimpleName() + " " + connector.state());
            if (reactor.running()) {
                reactor.stop();
            }
        }
    }

    @Test
    void aServerAndItsClientRunInOneProgramWithoutASocket() {
        reactor.listenTCP(1234, Factory.forProtocol(Echo::new));
        reactor.connectTCP("localhost", 1234, new Greeting());
        reactor.run();
        assertEquals(List.of("hello", "protocol ConnectionDone", "lost ConnectionDone DISCONNECTED"), seen);
        assertEquals(0.0, reactor.seconds());
    }

    @Test
    void whatWasAskedForIsRecorded() {
        Factory echo = Factory.forProtocol(Echo::new);
        Greeting greeting = new Greeting();
        Port port = reactor.listenTCP(8080, echo, 7, "127.0.0.1");
        Connector connector = reactor.connectTCP("db.example", 99, greeting, Duration.ofSeconds(3));
        assertEquals(
                List.of(new TcpServer(8080, echo, 7, "127.0.0.1", port)),
                reactor.network().tcpServers());
        assertEquals(
                List.of(new TcpClient("db.example", 99, greeting, Duration.ofSeconds(3), Optional.empty(), connector)),
                reactor.network().tcpClients());
        port.stopListening();
        connector.stopConnecting();
        reactor.advance(0);
    }

    @Test
    void aConnectionToWhereNobodyListensIsRefusedInALaterTurn() {
        reactor.connectTCP("localhost", 1, new Greeting());
        assertEquals(List.of(), seen);
        reactor.run();
        assertEquals(List.of("failed ConnectionRefusedError DISCONNECTED"), seen);
    }

    @Test
    void aHostThatDoesNotAnswerIsGivenUpWhenTheTimeIsOver() {
        reactor.network().leaveUnanswered("10.1.1.1");
        reactor.connectTCP("10.1.1.1", 80, new Greeting(), Duration.ofSeconds(12));
        reactor.run();
        assertEquals(List.of("failed TimeoutError DISCONNECTED"), seen);
        assertEquals(12.0, reactor.seconds());
    }

    @Test
    void anAttemptThatIsGivenUpFails() {
        Connector connector = reactor.connectTCP("localhost", 1234, new Greeting());
        connector.stopConnecting();
        assertEquals(List.of("failed UserError DISCONNECTED"), seen);
        assertThrows(IllegalStateException.class, connector::stopConnecting);
        reactor.advance(0);
    }

    @Test
    void aPortThatIsTakenCannotBeOpenedAndNumberZeroIsOneThatIsFree() {
        reactor.listenTCP(80, Factory.forProtocol(Echo::new));
        assertEquals(
                "Couldn't listen on any:80: Address already in use.",
                assertThrows(
                                CannotListenError.class,
                                () -> reactor.listenTCP(80, Factory.forProtocol(Echo::new), 5, "127.0.0.1"))
                        .getMessage()
                        .replace("127.0.0.1", "any"));
        Port free = reactor.listenTCP(0, Factory.forProtocol(Echo::new));
        reactor.connectTCP("anything.example", ((IpAddress) free.host()).port(), new Greeting());
        reactor.run();
        assertEquals("hello", seen.get(0));
    }

    @Test
    void aPortThatWasClosedRefusesAndItsConnectionsStay() {
        Port port = reactor.listenTCP(1234, Factory.forProtocol(Echo::new));
        reactor.connectTCP("localhost", 1234, new Greeting());
        reactor.callLater(
                0,
                () -> { // the connection is made by then
                    port.stopListening().addCallback(ignored -> seen.add("stopped"));
                    reactor.connectTCP("localhost", 1234, new Greeting());
                });
        reactor.advance(0);
        assertTrue(seen.containsAll(List.of("stopped", "hello", "failed ConnectionRefusedError DISCONNECTED")));
    }

    @Test
    void aFactoryThatBuildsNoProtocolClosesTheConnection() {
        reactor.listenTCP(1234, new ServerFactory() {
            @Override
            public Optional<Protocol> buildProtocol(Address peer) {
                return Optional.empty();
            }
        });
        reactor.connectTCP("localhost", 1234, new Greeting());
        reactor.run();
        assertEquals(List.of("protocol ConnectionDone", "lost ConnectionDone DISCONNECTED"), seen);
    }

    @Test
    void theEndOfTheReactorEndsAllThatIsOpen() {
        reactor.listenTCP(1234, Factory.forProtocol(Echo::new));
        reactor.network().leaveUnanswered("nowhere");
        reactor.connectTCP("nowhere", 1, new Greeting());
        reactor.callWhenRunning(reactor::stop);
        reactor.run();
        assertEquals(List.of("failed ConnectionLost DISCONNECTED"), seen);
        assertEquals(List.of(), reactor.leftovers());
    }

    @Test
    void leftoversNameWhatIsOpen() {
        MemoryReactor untidy = new MemoryReactor();
        untidy.listenTCP(1234, Factory.forProtocol(Echo::new));
        untidy.callLater(3, () -> {});
        assertEquals(2, untidy.leftovers().size());
        assertEquals("port <Factory on any:1234 in memory>", untidy.leftovers().get(0));
    }

    @Test
    void unixSocketsHavePathsInsteadOfPorts() {
        Path path = Path.of("/run/echo.sock");
        reactor.listenUNIX(path, Factory.forProtocol(Echo::new));
        reactor.connectUNIX(path, new Greeting());
        reactor.run();
        assertEquals("hello", seen.get(0));
    }

    private final class Ponging extends DatagramProtocol {
        private final String name;

        Ponging(String name) {
            this.name = name;
        }

        @Override
        public void datagramReceived(byte[] data, InetSocketAddress from) {
            String text = new String(data, StandardCharsets.US_ASCII);
            seen.add(name + " got " + text);
            if (text.equals("ping")) {
                transport().write("pong and more", from);
            }
        }

        @Override
        public void connectionRefused() {
            seen.add(name + " refused");
        }
    }

    @Test
    void datagramsArriveInALaterTurnCutToWhatThePortTakes() {
        reactor.listenUDP(7000, new Ponging("server"));
        UdpTransport client = reactor.listenUDP(0, new Ponging("client"), "", 4);
        client.write("ping", new InetSocketAddress("127.0.0.1", 7000));
        assertEquals(List.of(), seen);
        reactor.advance(0);
        assertEquals(List.of("server got ping", "client got pong"), seen);
        assertThrows(CannotListenError.class, () -> reactor.listenUDP(7000, new Ponging("late")));
        client.stopListening();
        reactor.callWhenRunning(reactor::stop);
        reactor.run();
    }

    @Test
    void aConnectedDatagramPortIsToldWhenNobodyListens() {
        UdpTransport client = reactor.listenUDP(0, new Ponging("client"));
        client.connect("127.0.0.1", 7000);
        client.write(new byte[1]);
        client.stopListening();
        reactor.advance(0);
        assertEquals(List.of("client refused"), seen);
    }
}

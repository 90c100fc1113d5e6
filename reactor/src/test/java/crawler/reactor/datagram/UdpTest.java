package crawler.reactor.datagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.reactor.address.IPv4Address;
import crawler.reactor.error.CannotListenError;
import crawler.reactor.error.InvalidAddressError;
import crawler.reactor.error.MessageLengthError;
import crawler.reactor.testing.CapturedLog;
import crawler.reactor.testing.Live;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class UdpTest {
    private static final String HERE = "127.0.0.1";

    private final Live live = new Live();

    @RegisterExtension
    final CapturedLog log = new CapturedLog("crawler.reactor");

    /** Notes all that it is told. */
    private class Noted extends DatagramProtocol {
        private final String name;

        Noted(String name) {
            this.name = name;
            noisy(false);
        }

        @Override
        public void startProtocol() {
            live.see(name + " starts");
        }

        @Override
        public void stopProtocol() {
            live.see(name + " stops");
        }

        @Override
        public void datagramReceived(byte[] data, InetSocketAddress from) {
            live.see(name + " hears " + new String(data, StandardCharsets.UTF_8));
        }

        @Override
        public void connectionRefused() {
            live.see(name + " is refused");
        }
    }

    private final class Echo extends Noted {
        Echo() {
            super("echo");
        }

        @Override
        public void datagramReceived(byte[] data, InetSocketAddress from) {
            super.datagramReceived(data, from);
            transport().write(data, from);
        }
    }

    private UdpTransport open(DatagramProtocol protocol) {
        return live.reactor.listenUDP(0, protocol, HERE, ReactorUdp.MAX_PACKET_SIZE);
    }

    private static InetSocketAddress at(UdpTransport port) {
        return new InetSocketAddress(HERE, ((IPv4Address) port.host()).port());
    }

    @Test
    void datagramsGoThereAndBack() {
        List<Object> seen = live.run(() -> {
            UdpTransport echo = open(new Echo());
            open(new Noted("client") {
                @Override
                public void startProtocol() {
                    super.startProtocol();
                    transport().write("hello", at(echo));
                }

                @Override
                public void datagramReceived(byte[] data, InetSocketAddress from) {
                    super.datagramReceived(data, from);
                    live.see(from.equals(at(echo)));
                    transport().stopListening().tap(stopped -> live.done());
                }
            });
        });
        assertEquals(
                List.of(
                        "echo starts",
                        "client starts",
                        "echo hears hello",
                        "client hears hello",
                        true,
                        "client stops",
                        "echo stops"),
                seen);
    }

    @Test
    void aConnectedPortWritesWithoutAnAddressAndHearsOnlyTheOtherSide() {
        List<Object> seen = live.run(() -> {
            UdpTransport echo = open(new Echo());
            UdpTransport client = open(new Noted("client") {
                @Override
                public void datagramReceived(byte[] data, InetSocketAddress from) {
                    super.datagramReceived(data, from);
                    live.done();
                }
            });
            assertThrows(IllegalStateException.class, () -> client.write(new byte[1]));
            client.connect(HERE, at(echo).getPort());
            assertThrows(IllegalStateException.class, () -> client.connect(HERE, 9));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> client.write(
                            new byte[1], new InetSocketAddress(HERE, at(client).getPort())));
            open(new Noted("stranger")).write("psst", at(client));
            client.write("hello".getBytes(StandardCharsets.UTF_8));
        });
        assertTrue(seen.contains("client hears hello"), seen.toString());
        assertTrue(!seen.contains("client hears psst"), seen.toString());
    }

    @Test
    void whereNobodyListensAConnectedPortIsRefused() {
        List<Object> seen = live.run(() -> {
            UdpTransport gone = open(new Noted("gone"));
            int port = at(gone).getPort();
            gone.stopListening().tap(stopped -> {
                UdpTransport client = open(new Noted("client") {
                    @Override
                    public void connectionRefused() {
                        super.connectionRefused();
                        live.done();
                    }
                });
                client.connect(HERE, port);
                client.write(new byte[1]);
            });
        });
        assertEquals(List.of("gone starts", "gone stops", "client starts", "client is refused", "client stops"), seen);
    }

    @Test
    void aProtocolThatThrowsIsLoggedAndItsPortStaysOpen() {
        List<Object> seen = live.run(() -> {
            UdpTransport fragile = open(new Noted("fragile") {
                @Override
                public void datagramReceived(byte[] data, InetSocketAddress from) {
                    super.datagramReceived(data, from);
                    if (data[0] == 'b') {
                        throw new IllegalStateException("I fall down.");
                    }
                    live.done();
                }
            });
            UdpTransport client = open(new Noted("client"));
            client.write("bad", at(fragile));
            client.write("good", at(fragile));
        });
        assertTrue(seen.containsAll(List.of("fragile hears bad", "fragile hears good")), seen.toString());
        assertEquals("I fall down.", log.errors().get(0).getMessage());
    }

    @Test
    void whatIsTooLongForADatagramIsAnError() {
        List<Object> seen = live.run(() -> {
            UdpTransport port = open(new Noted("port"));
            assertThrows(MessageLengthError.class, () -> port.write(new byte[65_508], at(port)));
            port.stopListening().tap(stopped -> live.done());
        });
        assertEquals(List.of("port starts", "port stops"), seen);
    }

    @Test
    void whatIsLongerThanThePortTakesIsCut() {
        List<Object> seen = live.run(() -> {
            UdpTransport narrow = live.reactor.listenUDP(
                    0,
                    new Noted("narrow") {
                        @Override
                        public void datagramReceived(byte[] data, InetSocketAddress from) {
                            super.datagramReceived(data, from);
                            live.done();
                        }
                    },
                    HERE,
                    4);
            narrow.write("12345678", at(narrow));
        });
        assertEquals(List.of("narrow starts", "narrow hears 1234", "narrow stops"), seen);
    }

    @Test
    void anEmptyDatagramIsADatagram() {
        List<Object> seen = live.run(() -> {
            UdpTransport port = open(new Noted("port") {
                @Override
                public void datagramReceived(byte[] data, InetSocketAddress from) {
                    super.datagramReceived(data, from);
                    live.done();
                }
            });
            port.write("", at(port));
        });
        assertEquals(List.of("port starts", "port hears ", "port stops"), seen);
    }

    @Test
    void namesAreNoAddresses() {
        live.run(() -> {
            UdpTransport port = open(new Noted("port"));
            assertThrows(InvalidAddressError.class, () -> port.connect("localhost", 9));
            assertThrows(
                    InvalidAddressError.class,
                    () -> port.write(new byte[1], InetSocketAddress.createUnresolved("localhost", 9)));
            live.done();
        });
    }

    @Test
    void aPortThatIsTakenIsAnError() {
        List<Object> seen = live.run(() -> {
            UdpTransport first = open(new Noted("first"));
            CannotListenError error = assertThrows(
                    CannotListenError.class,
                    () -> live.reactor.listenUDP(at(first).getPort(), new Noted("second"), HERE, 8192));
            live.see(error.getMessage().startsWith("Couldn't listen on 127.0.0.1:"));
            live.done();
        });
        assertEquals(List.of("first starts", true, "first stops"), seen);
    }

    @Test
    void afterItWasStoppedAPortIsSilentAndCanBeOpenedAgain() {
        List<Object> seen = live.run(() -> {
            UdpTransport port = open(new Noted("port"));
            InetSocketAddress there = at(port);
            port.stopListening().tap(stopped -> {
                port.write("into the void", there);
                port.startListening();
                live.done();
            });
        });
        assertEquals(List.of("port starts", "port stops", "port starts", "port stops"), seen);
    }

    @Test
    void aBurstThatTheSystemHoldsArrivesWholeAndInOrder() {
        List<Integer> heard = new ArrayList<>();
        live.run(() -> {
            UdpTransport port = open(new Noted("port") {
                @Override
                public void datagramReceived(byte[] data, InetSocketAddress from) {
                    heard.add((int) data[0]);
                    if (data[0] == 99) {
                        live.done();
                    }
                }
            });
            for (int i = 0; i < 100; i++) {
                byte[] data = new byte[500];
                data[0] = (byte) i;
                port.write(data, at(port));
            }
        });
        assertEquals(IntStream.range(0, 100).boxed().toList(), heard);
    }
}

package crawler.reactor.datagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.reactor.address.IPv4Address;
import crawler.reactor.error.CannotListenError;
import crawler.reactor.error.InvalidAddressError;
import crawler.reactor.testing.Live;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Groups, on the loopback interface only. */
class MulticastTest {
    private static final String GROUP = "228.0.0.5";
    private static final String HERE = "127.0.0.1";

    private final Live live = new Live();

    /** Answers a ping as the server of Twisted's example does. */
    private final class PingPong extends DatagramProtocol {
        PingPong() {
            noisy(false);
        }

        @Override
        public void datagramReceived(byte[] data, InetSocketAddress from) {
            String text = new String(data, StandardCharsets.UTF_8);
            live.see(text);
            if (text.equals("Client: Ping")) {
                transport().write("Server: Pong", from);
            } else {
                live.done();
            }
        }
    }

    private MulticastTransport open(int port, boolean multiple) {
        return live.reactor.listenMulticast(port, new PingPong(), "", 8192, multiple);
    }

    private static int number(MulticastTransport port) {
        return ((IPv4Address) port.host()).port();
    }

    @Test
    void aGroupHearsAndAnswers() {
        List<Object> seen = live.run(() -> {
            MulticastTransport server = open(0, false);
            MulticastTransport client = open(0, false);
            server.ttl(5);
            assertEquals(5, server.ttl());
            server.joinGroup(GROUP, HERE)
                    .addAsyncCallback(joined -> client.outgoingInterface(HERE))
                    .tap(set -> {
                        assertEquals(Optional.of(HERE), client.outgoingInterface());
                        client.write("Client: Ping", new InetSocketAddress(GROUP, number(server)));
                    });
        });
        assertEquals(List.of("Client: Ping", "Server: Pong"), seen);
    }

    @Test
    void severalMayHearTheSamePort() {
        List<Object> seen = live.run(() -> {
            MulticastTransport first = open(0, true);
            open(number(first), true);
            MulticastTransport alone = open(0, false);
            try {
                open(number(alone), false);
            } catch (CannotListenError e) {
                live.see("taken");
            }
            live.done();
        });
        assertEquals(List.of("taken"), seen);
    }

    @Test
    void leavingNeedsJoiningAndJoiningNeedsAGroup() {
        List<Object> seen = live.run(() -> {
            MulticastTransport port = open(0, false);
            port.leaveGroup(GROUP, HERE)
                    .addErrback(IllegalStateException.class, e -> {
                        live.see("not joined");
                        return null;
                    })
                    .addAsyncCallback(none -> port.joinGroup(HERE, HERE))
                    .addErrback(InvalidAddressError.class, e -> {
                        live.see("no group");
                        return null;
                    })
                    .addAsyncCallback(none -> port.joinGroup(GROUP, "lo"))
                    .addAsyncCallback(none -> port.leaveGroup(GROUP, HERE))
                    .addAsyncCallback(none -> port.joinGroup(GROUP, "no such interface"))
                    .addErrback(InvalidAddressError.class, e -> {
                        live.see("no interface");
                        return null;
                    })
                    .tap(end -> live.done());
        });
        assertEquals(List.of("not joined", "no group", "no interface"), seen);
    }

    @Test
    void whatIsSentIsHeardHereUnlessItIsSwitchedOff() {
        live.run(() -> {
            MulticastTransport port = open(0, false);
            assertTrue(port.loopbackMode());
            port.loopbackMode(false);
            assertFalse(port.loopbackMode());
            live.done();
        });
    }
}

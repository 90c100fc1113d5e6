package crawler.reactor.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.reactor.MemoryReactor;
import crawler.reactor.address.Address;
import crawler.reactor.defer.Failure;
import crawler.reactor.net.ClientFactory;
import crawler.reactor.net.Factory;
import crawler.reactor.net.Protocol;
import crawler.reactor.protocol.LineReceiver;
import crawler.reactor.protocol.Timeout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Peers that take their time: what they cost has an end, and the others do not notice. */
class SlowPeersTest {
    private static final int PORT = 1234;
    private static final Duration LINE = Duration.ofSeconds(10);

    private final MemoryReactor reactor = new MemoryReactor();
    private final List<String> events = new ArrayList<>();

    /** Answers lines, each of which has to be complete in time: bytes alone are no sign of life. */
    private final class Impatient extends LineReceiver {
        private final Timeout timeout = new Timeout(reactor, () -> transport().abortConnection());

        @Override
        public void connectionMade() {
            timeout.set(LINE);
        }

        @Override
        public void lineReceived(byte[] line) {
            timeout.reset();
            sendLine(line);
        }

        @Override
        public void connectionLost(Failure reason) {
            timeout.off();
        }
    }

    private class Client extends Protocol {
        private final String name;

        Client(String name) {
            this.name = name;
        }

        @Override
        public void dataReceived(byte[] data) {
            events.add(name + " hears " + data.length);
        }

        @Override
        public void connectionLost(Failure reason) {
            events.add(name + " lost after " + Math.round(reactor.seconds()) + " s");
        }
    }

    private <P extends Protocol> P connected(P client) {
        reactor.connectTCP("localhost", PORT, new ClientFactory() {
            @Override
            public Optional<Protocol> buildProtocol(Address peer) {
                return Optional.of(client);
            }
        });
        reactor.advance(0.001);
        return client;
    }

    @Test
    void aClientThatDripsALineWithoutEndIsCutOffAndOthersAreServed() {
        reactor.listenTCP(PORT, Factory.forProtocol(Impatient::new));
        Client loris = connected(new Client("loris"));
        Client other = connected(new Client("other"));
        for (int second = 1; second <= 30; second++) {
            reactor.advance(1);
            loris.transport().write("x");
            if (second % 5 == 0) {
                other.transport().write("hello\r\n");
            }
        }
        reactor.advance(1);
        assertEquals(
                1,
                events.stream().filter(event -> event.startsWith("loris lost")).count());
        assertTrue(events.contains("loris lost after 10 s"), events.toString());
        assertEquals(6, events.stream().filter("other hears 7"::equals).count());
        assertTrue(other.connected());
        assertFalse(loris.connected());
    }

    @Test
    void aClientThatNeverReadsIsCutOffThoughItsAnswerWasNotSent() {
        Factory poem = Factory.forProtocol(() -> new Protocol() {
            @Override
            public void connectionMade() {
                transport().write(new byte[5_000_000]);
                transport().loseConnection();
            }

            @Override
            public void connectionLost(Failure reason) {
                events.add("server lost " + reason.value().getClass().getSimpleName());
            }
        });
        reactor.listenTCP(PORT, new TimeoutFactory(poem, reactor, Duration.ofSeconds(20)));
        connected(new Client("deaf") {
            @Override
            public void connectionMade() {
                transport().pauseProducing();
            }
        });
        reactor.advance(19);
        assertEquals(List.of(), events);
        reactor.advance(2);
        assertTrue(events.contains("server lost ConnectionAborted"), events.toString());
    }
}

package crawler.reactor.tls;

import static crawler.reactor.certificate.Certificates.authority;
import static crawler.reactor.certificate.Certificates.privateCertificate;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.reactor.MemoryReactor;
import crawler.reactor.address.Address;
import crawler.reactor.defer.Failure;
import crawler.reactor.error.ConnectionDone;
import crawler.reactor.net.ClientFactory;
import crawler.reactor.net.Factory;
import crawler.reactor.net.Protocol;
import crawler.reactor.net.PullProducer;
import crawler.reactor.net.PushProducer;
import crawler.reactor.net.ServerFactory;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** TLS holds no more than a little, whoever is slow. */
class TlsPaceTest {
    private static final int ALL = 4 * 1024 * 1024;
    private static final int PIECE = 10_000;
    /** 64 KiB on each level, twice, and what fits into memory's sockets. */
    private static final int LITTLE = 600 * 1024;

    private final MemoryReactor reactor = new MemoryReactor();
    private int produced;

    /** Reads when it is told to. */
    private static final class Reader extends Protocol {
        private int heard;
        private Optional<Failure> end = Optional.empty();

        @Override
        public void dataReceived(byte[] data) {
            heard += data.length;
        }

        @Override
        public void connectionLost(Failure reason) {
            end = Optional.of(reason);
        }
    }

    private void piece(Protocol protocol) {
        int length = Math.min(PIECE, ALL - produced);
        produced += length;
        protocol.transport().write(new byte[length]);
        if (produced == ALL) {
            protocol.transport().unregisterProducer();
            protocol.transport().loseConnection();
        }
    }

    /** Writes until it is paused. */
    private final class Pusher extends Protocol implements PushProducer {
        private boolean paused;

        @Override
        public void connectionMade() {
            transport().registerProducer(this);
            resumeProducing();
        }

        @Override
        public void resumeProducing() {
            paused = false;
            while (!paused && produced < ALL) {
                piece(this);
            }
        }

        @Override
        public void pauseProducing() {
            paused = true;
        }

        @Override
        public void stopProducing() {
            paused = true;
        }
    }

    /** Writes a piece each time it is asked. */
    private final class Pulled extends Protocol implements PullProducer {
        @Override
        public void connectionMade() {
            transport().registerProducer(this);
        }

        @Override
        public void resumeProducing() {
            if (produced < ALL) {
                piece(this);
            }
        }

        @Override
        public void stopProducing() {}
    }

    private Reader slowReaderOf(Supplier<Protocol> writer) {
        ServerFactory server = Factory.forProtocol(writer);
        reactor.listenSSL(443, server, ServerTls.with(privateCertificate("server.pem")));
        Reader reader = new Reader();
        ClientFactory client = new ClientFactory() {
            @Override
            public Optional<Protocol> buildProtocol(Address peer) {
                return Optional.of(reader);
            }
        };
        reactor.connectSSL("localhost", 443, client, ClientTls.verified().trusting(authority()));
        while (reader.heard == 0) {
            reactor.advance(0.001);
        }
        reader.transport().pauseProducing();
        return reader;
    }

    private void assertHeldBack(Supplier<Protocol> writer) {
        Reader reader = slowReaderOf(writer);
        reactor.advance(10);
        int before = reader.heard;
        reactor.advance(10);
        assertEquals(before, reader.heard, "who is paused hears nothing");
        assertTrue(produced - before < LITTLE, "held: " + (produced - before));

        reader.transport().resumeProducing();
        reactor.advance(10);
        assertEquals(ALL, reader.heard);
        assertTrue(reader.end.orElseThrow().check(ConnectionDone.class));
        assertEquals(0, reactor.delayedCalls().size());
    }

    @Test
    void aPushProducerIsHeldBackByASlowReader() {
        assertHeldBack(Pusher::new);
    }

    @Test
    void aPullProducerIsAskedOnlyAsFastAsOneReads() {
        assertHeldBack(Pulled::new);
    }

    @Test
    void whatIsWrittenBeforeTheHandshakeIsHeldBackToo() {
        reactor.listenTCP(443, Factory.forProtocol(Reader::new)); // takes what comes and never shakes hands
        ClientFactory client = new ClientFactory() {
            @Override
            public Optional<Protocol> buildProtocol(Address peer) {
                return Optional.of(new Pusher());
            }
        };
        reactor.connectSSL("localhost", 443, client, ClientTls.verified());
        reactor.advance(30);
        assertTrue(produced > 0 && produced < LITTLE, "held: " + produced);
        reactor.advance(40);
        assertEquals(
                0,
                reactor.network().open().stream()
                        .filter(open -> open.startsWith("connection"))
                        .count());
    }
}

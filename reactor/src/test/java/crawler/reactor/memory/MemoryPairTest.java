package crawler.reactor.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.reactor.defer.Failure;
import crawler.reactor.net.HalfCloseable;
import crawler.reactor.net.Protocol;
import crawler.reactor.protocol.Chargen;
import crawler.reactor.protocol.Discard;
import crawler.reactor.protocol.Echo;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryPairTest {
    private final List<String> seen = new ArrayList<>();

    private class Noting extends Protocol {
        long received;

        @Override
        public void dataReceived(byte[] data) {
            received += data.length;
            if (data.length < 100) {
                seen.add(new String(data, StandardCharsets.US_ASCII));
            }
        }

        @Override
        public void connectionLost(Failure reason) {
            seen.add(reason.value().getClass().getSimpleName());
        }
    }

    private final class Halved extends Noting implements HalfCloseable {
        @Override
        public void readConnectionLost() {
            seen.add("read lost");
        }

        @Override
        public void writeConnectionLost() {
            seen.add("write lost");
        }
    }

    @Test
    void whatIsWrittenComesBackWhenItIsPumped() {
        Noting client = new Noting();
        MemoryPair pair = MemoryPair.of(new Echo(), client);
        client.transport().write("hello");
        client.transport().write(" world");
        assertEquals(List.of(), seen);
        pair.flush();
        assertEquals(List.of("hello world"), seen);
    }

    @Test
    void aConnectionThatIsEndedSendsWhatWasWrittenFirst() {
        Noting server = new Noting();
        Noting client = new Noting();
        MemoryPair pair = MemoryPair.of(server, client);
        client.transport().write("last words");
        client.transport().loseConnection();
        assertTrue(client.transport().disconnecting());
        pair.flush();
        assertEquals(List.of("ConnectionDone", "last words", "ConnectionDone"), seen);
        assertFalse(server.connected());
        assertFalse(client.connected());
    }

    @Test
    void anAbortedConnectionIsLostForTheOther() {
        Noting client = new Noting();
        MemoryPair pair = MemoryPair.of(new Noting(), client);
        client.transport().write("never sent");
        client.transport().abortConnection();
        assertEquals(List.of(), seen);
        pair.flush();
        assertEquals(List.of("ConnectionAborted", "ConnectionLost"), seen);
    }

    @Test
    void halvesOfAConnectionEndOneByOne() {
        Halved server = new Halved();
        Halved client = new Halved();
        MemoryPair pair = MemoryPair.of(server, client);
        client.transport().write("question");
        client.transport().loseWriteConnection();
        client.transport().write("too late");
        pair.flush();
        assertEquals(List.of("write lost", "question", "read lost"), seen);
        server.transport().write("answer");
        server.transport().loseConnection();
        pair.flush();
        assertEquals(List.of("ConnectionDone", "answer", "read lost"), seen.subList(3, 6));
        client.transport().loseConnection();
        pair.flush();
        assertEquals("ConnectionDone", seen.get(6));
    }

    @Test
    void aProducerWaitsForAReaderThatIsPaused() {
        Noting reader = new Noting();
        MemoryPair pair = MemoryPair.of(new Chargen(), reader);
        reader.transport().pauseProducing();
        pair.flush();
        assertEquals(0, reader.received);
        reader.transport().resumeProducing();
        for (int i = 0; i < 100; i++) {
            pair.pump();
        }
        assertTrue(reader.received > 1_000_000, reader.received + " bytes");
        assertThrows(IllegalStateException.class, pair::flush);
    }

    @Test
    void aProtocolThatThrowsEndsItsConnection() {
        Noting client = new Noting();
        MemoryPair pair = MemoryPair.of(
                new Protocol() {
                    @Override
                    public void dataReceived(byte[] data) {
                        throw new IllegalStateException("as the test wants it");
                    }

                    @Override
                    public void connectionLost(Failure reason) {
                        seen.add(reason.errorMessage());
                    }
                },
                client);
        client.transport().write("x");
        pair.flush();
        assertEquals(List.of("as the test wants it", "ConnectionDone"), seen);
    }

    @Test
    void aMillionBytesArriveWholeThoughTheyDoNotFitAtOnce() {
        Noting reader = new Noting();
        Discard writer = new Discard();
        MemoryPair pair = MemoryPair.of(writer, reader);
        writer.transport().write(new byte[1_000_000]);
        writer.transport().loseConnection();
        pair.flush();
        assertEquals(1_000_000, reader.received);
        assertEquals(List.of("ConnectionDone"), seen);
    }
}

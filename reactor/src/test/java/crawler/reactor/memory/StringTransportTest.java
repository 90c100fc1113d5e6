package crawler.reactor.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.reactor.defer.Failure;
import crawler.reactor.error.ConnectionDone;
import crawler.reactor.memory.StringTransport.ProducerState;
import crawler.reactor.net.Protocol;
import crawler.reactor.protocol.Chargen;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StringTransportTest {
    private final StringTransport transport = new StringTransport();

    @Test
    void whatIsWrittenIsItsValueUntilItIsCleared() {
        transport.write("one ");
        transport.write(ByteBuffer.wrap("two".getBytes(StandardCharsets.US_ASCII)));
        transport.writeSequence(List.of(new byte[] {'!'}, new byte[] {'?'}));
        assertEquals("one two!?", transport.text());
        transport.clear();
        assertEquals(0, transport.value().length);
    }

    @Test
    void itStandsBetweenFixedAddresses() {
        assertEquals(
                "IPv4Address(type='TCP', host='192.168.1.1', port=54321)",
                transport.peer().toString());
        assertEquals(
                "IPv4Address(type='TCP', host='10.0.0.1', port=12345)",
                transport.host().toString());
    }

    @Test
    void itRemembersHowItWasEnded() {
        assertFalse(transport.disconnecting());
        transport.loseConnection();
        assertTrue(transport.disconnecting());
        assertFalse(transport.aborting());
        transport.abortConnection();
        assertTrue(transport.aborting());
    }

    @Test
    void itTellsWhatItsProtocolWantsOfIt() {
        assertEquals(ProducerState.PRODUCING, transport.producerState());
        transport.pauseProducing();
        assertEquals(ProducerState.PAUSED, transport.producerState());
        transport.resumeProducing();
        transport.stopProducing();
        assertEquals(ProducerState.STOPPED, transport.producerState());
        assertThrows(IllegalStateException.class, transport::resumeProducing);
    }

    @Test
    void itTakesOneProducerAtATime() {
        Chargen chargen = new Chargen();
        transport.registerProducer(chargen);
        assertThrows(IllegalStateException.class, () -> transport.registerProducer(chargen));
        transport.unregisterProducer();
        assertThrows(IllegalStateException.class, transport::unregisterProducer);
    }

    @Test
    void theOneWithDisconnectionTellsTheProtocolOnce() {
        List<Failure> reasons = new ArrayList<>();
        Protocol protocol = new Protocol() {
            @Override
            public void connectionLost(Failure reason) {
                reasons.add(reason);
            }
        };
        protocol.makeConnection(new StringTransportWithDisconnection(protocol));
        assertTrue(protocol.connected());
        protocol.transport().loseConnection();
        protocol.transport().loseConnection();
        assertFalse(protocol.connected());
        assertEquals(1, reasons.size());
        assertTrue(reasons.get(0).check(ConnectionDone.class));
    }
}

package crawler.reactor.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.reactor.memory.StringTransport;
import crawler.reactor.net.Protocol;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class WireTest {
    private final StringTransport wire = new StringTransport();

    private <P extends Protocol> P connected(P protocol) {
        protocol.makeConnection(wire);
        return protocol;
    }

    @Test
    void echoSendsBackWhatComes() {
        connected(new Echo()).dataReceived(ByteBuffer.wrap("a\0b".getBytes(StandardCharsets.US_ASCII)));
        assertEquals("a\0b", wire.text());
        assertFalse(wire.disconnecting());
    }

    @Test
    void discardSaysNothing() {
        connected(new Discard()).dataReceived(new byte[] {1});
        assertEquals("", wire.text());
        assertFalse(wire.disconnecting());
    }

    @Test
    void theQuoteOfTheDayIsSaidAndTheConnectionClosed() {
        connected(new Qotd());
        assertEquals("An apple a day keeps the doctor away\r\n", wire.text());
        assertTrue(wire.disconnecting());
    }

    @Test
    void chargenSendsRotatingLines() {
        connected(new Chargen());
        List<String> lines = wire.text().lines().limit(96).toList();
        assertEquals(72, lines.get(0).length());
        assertTrue(lines.get(0).startsWith(" !\"#$%&'()*+,-./0123"));
        assertTrue(lines.get(1).startsWith("!\"#$%&'()*+,-./01234"));
        assertEquals(lines.get(0), lines.get(95));
    }

    @Test
    void chargenStopsWhileItIsPaused() {
        StringTransport slow = new StringTransport() {
            @Override
            public void write(ByteBuffer data) {
                super.write(data);
                ((Chargen) producer().orElseThrow()).pauseProducing();
            }
        };
        Chargen chargen = new Chargen();
        chargen.makeConnection(slow);
        int once = slow.value().length;
        chargen.resumeProducing();
        assertEquals(2 * once, slow.value().length);
        chargen.stopProducing();
        chargen.resumeProducing();
        assertEquals(2 * once, slow.value().length);
    }
}

package crawler.reactor.examples.bgp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.reactor.EventLoop;
import crawler.reactor.MemoryReactor;
import crawler.reactor.defer.Failure;
import crawler.reactor.error.ConnectionDone;
import crawler.reactor.examples.bgp.BgpMessage.Keepalive;
import crawler.reactor.examples.bgp.BgpMessage.Notification;
import crawler.reactor.examples.bgp.BgpMessage.Open;
import crawler.reactor.examples.bgp.BgpMessage.Update;
import crawler.reactor.memory.StringTransport;
import crawler.reactor.testing.Printed;
import crawler.reactor.testing.Served;
import crawler.reactor.testing.Tidy;
import crawler.reactor.time.Clock;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("B2: a length-prefixed protocol with a state machine")
class BgpTest {
    private static final Open OTHER = new Open(4, 64_513, 30, 2);

    @RegisterExtension
    final Tidy tidy = new Tidy();

    private final Clock clock = new Clock();
    private final StringTransport wire = new StringTransport();
    private final BgpPeer peer = new BgpPeer(clock, new Open(4, 64_512, 90, 1));

    BgpTest() {
        tidy.watch(clock, clock::delayedCalls);
        peer.makeConnection(wire);
    }

    private void hear(BgpMessage message) {
        byte[] encoded = message.encoded();
        peer.dataReceived(ByteBuffer.allocate(2 + encoded.length)
                .putShort((short) encoded.length)
                .put(encoded)
                .flip());
    }

    /** The messages that were sent since the last look. */
    private List<BgpMessage> said() {
        List<BgpMessage> messages = new ArrayList<>();
        for (ByteBuffer sent = ByteBuffer.wrap(wire.value()); sent.hasRemaining(); ) {
            byte[] one = new byte[sent.getShort()];
            sent.get(one);
            messages.add(BgpMessage.decode(one));
        }
        wire.clear();
        return messages;
    }

    private void end() {
        peer.connectionLost(Failure.of(new ConnectionDone()));
        assertEquals(BgpState.IDLE, peer.state());
    }

    @Test
    void aConversationIsOpenedConfirmedAndEstablishedAndTheTimeIsNoted() throws Exception {
        assertEquals(BgpState.OPEN_SENT, peer.state());
        assertEquals(List.of(new Open(4, 64_512, 90, 1)), said());
        hear(OTHER);
        assertEquals(BgpState.OPEN_CONFIRM, peer.state());
        assertEquals(List.of(new Keepalive()), said());
        clock.advance(2.5);
        hear(new Keepalive());
        assertEquals(BgpState.ESTABLISHED, peer.state());
        assertEquals(2.5, peer.establishedAt().getAsDouble());
        end();
    }

    @Test
    void keepalivesGoOutThreeTimesInTheShorterHoldTime() throws Exception {
        hear(OTHER);
        said();
        clock.pump(Duration.ofSeconds(10), Duration.ofSeconds(10));
        assertEquals(List.of(new Keepalive(), new Keepalive()), said());
        end();
    }

    @Test
    void aPeerThatFallsSilentIsGivenUpAfterTheHoldTime() throws Exception {
        hear(OTHER);
        hear(new Keepalive());
        clock.advance(20);
        hear(new Update(new byte[] {1, 2, 3}));
        clock.pump(Duration.ofSeconds(29));
        assertEquals(BgpState.ESTABLISHED, peer.state());
        assertTrue(!wire.disconnecting());
        said();
        clock.pump(Duration.ofSeconds(1));
        assertTrue(said().contains(new Notification(4, 0)));
        assertTrue(wire.disconnecting());
        end();
    }

    @Test
    void withoutAHoldTimeNobodyIsGivenUp() throws Exception {
        hear(new Open(4, 64_513, 0, 2));
        hear(new Keepalive());
        assertEquals(0, clock.delayedCalls().size());
        clock.advance(1e6);
        assertEquals(BgpState.ESTABLISHED, peer.state());
    }

    @Test
    void whatDoesNotBelongIntoAStateEndsTheConversation() {
        said();
        hear(new Keepalive());
        assertEquals(List.of(new Notification(5, 0)), said());
        assertTrue(wire.disconnecting());
    }

    @Test
    void anotherVersionAndAHoldTimeThatIsTooShortAreRefused() {
        said();
        hear(new Open(3, 64_513, 30, 2));
        assertEquals(List.of(new Notification(2, 1)), said());
        BgpPeer another = new BgpPeer(clock, OTHER);
        StringTransport anotherWire = new StringTransport();
        another.makeConnection(anotherWire);
        anotherWire.clear();
        another.stringReceived(new Open(4, 1, 2, 1).encoded());
        assertArrayEquals(new byte[] {0, 3, 3, 2, 6}, anotherWire.value());
    }

    @Test
    void whatIsNoMessageEndsTheConversation() {
        said();
        peer.dataReceived(new byte[] {0, 1, 99});
        assertEquals(List.of(new Notification(1, 3)), said());
        assertThrows(IllegalArgumentException.class, () -> BgpMessage.decode(new byte[] {BgpMessage.OPEN, 4}));
        assertThrows(IllegalArgumentException.class, () -> BgpMessage.decode(new byte[] {BgpMessage.KEEPALIVE, 4}));
    }

    @Test
    void theOtherEndMayEndIt() {
        hear(new Notification(6, 2));
        assertTrue(wire.disconnecting());
    }

    @Test
    void theDemoTellsOfMinutesInNoTime() {
        Printed printed = new Printed();
        MemoryReactor reactor = tidy.watch(new MemoryReactor());
        BgpDemo.run(reactor, printed.out);
        assertEquals(
                List.of(
                        "   0.0 s  AS64512  IDLE -> OPEN_SENT",
                        "   0.0 s  AS64513  IDLE -> OPEN_SENT",
                        "   0.0 s  AS64513  OPEN_SENT -> OPEN_CONFIRM",
                        "   0.0 s  AS64512  OPEN_SENT -> OPEN_CONFIRM",
                        "   0.0 s  AS64512  OPEN_CONFIRM -> ESTABLISHED",
                        "   0.0 s  AS64513  OPEN_CONFIRM -> ESTABLISHED",
                        " 360.0 s  AS64513  NOTIFICATION 4/0 to the other end",
                        " 360.0 s  AS64513  ESTABLISHED -> IDLE"),
                printed.lines().subList(0, 8));
    }

    @Test
    void aProbeEstablishesAConversationOverTcp() throws Exception {
        Printed speaker = new Printed();
        Printed probe = new Printed();
        try (Served server = new Served(reactor -> BgpSpeaker.listen(reactor, speaker.out, 0))) {
            BgpProbe.run(tidy.watch(new EventLoop()), probe.out, "127.0.0.1", server.port());
        }
        assertEquals(
                List.of(
                        "AS64513  IDLE -> OPEN_SENT",
                        "AS64513  OPEN_SENT -> OPEN_CONFIRM",
                        "AS64513  OPEN_CONFIRM -> ESTABLISHED",
                        "AS64513  ESTABLISHED -> IDLE"),
                probe.lines().stream()
                        .map(line -> line.replaceAll("^.* s  ", ""))
                        .toList());
        assertTrue(speaker.lines().get(0).contains("AS64512  IDLE -> OPEN_SENT"));
    }

    @Test
    void aProbeSaysWhyItCannotConnect() {
        Printed printed = new Printed();
        BgpProbe.run(tidy.watch(new MemoryReactor()), printed.out, "localhost", 1790);
        assertEquals(List.of("Connection was refused by other side: 111: Connection refused."), printed.lines());
    }
}

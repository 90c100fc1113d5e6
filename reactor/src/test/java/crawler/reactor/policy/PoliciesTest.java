package crawler.reactor.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.reactor.address.Address;
import crawler.reactor.address.IPv4Address;
import crawler.reactor.defer.Failure;
import crawler.reactor.error.ConnectionDone;
import crawler.reactor.memory.StringTransport;
import crawler.reactor.memory.StringTransport.ProducerState;
import crawler.reactor.net.Factory;
import crawler.reactor.net.Protocol;
import crawler.reactor.net.PullProducer;
import crawler.reactor.net.PushProducer;
import crawler.reactor.net.ServerFactory;
import crawler.reactor.policy.ThrottlingFactory.Limits;
import crawler.reactor.protocol.Echo;
import crawler.reactor.protocol.Qotd;
import crawler.reactor.testing.Tidy;
import crawler.reactor.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PoliciesTest {
    @RegisterExtension
    final Tidy tidy = new Tidy();

    private final Clock clock = new Clock();
    private final Factory echo = Factory.forProtocol(Echo::new);

    PoliciesTest() {
        tidy.watch(clock, clock::delayedCalls);
    }

    /** A connection to a factory from a host. */
    private static final class Peer {
        final StringTransport wire;
        final Optional<Protocol> protocol;

        Peer(Factory factory, String host) {
            Address peer = new IPv4Address(Address.Type.TCP, host, 4000);
            wire = new StringTransport(peer, peer);
            protocol = factory.buildProtocol(peer);
            protocol.ifPresent(built -> {
                built.builtBy(factory);
                built.makeConnection(wire);
            });
        }

        void send(int bytes) {
            protocol.orElseThrow().dataReceived(new byte[bytes]);
        }

        void hangUp() {
            protocol.orElseThrow().connectionLost(Failure.of(new ConnectionDone()));
        }
    }

    @Test
    void aWrappedProtocolNoticesNothing() {
        WrappingFactory factory = new WrappingFactory(echo);
        Peer peer = new Peer(factory, "10.0.0.1");
        peer.send(3);
        ProtocolWrapper wrapper = (ProtocolWrapper) peer.protocol.orElseThrow();
        assertEquals(3, peer.wire.value().length);
        assertSame(echo, wrapper.wrapped().factory().orElseThrow());
        assertEquals("Echo", wrapper.logPrefix());
        wrapper.wrapped().transport().loseConnection();
        assertTrue(peer.wire.disconnecting());
        assertEquals(1, factory.connectionCount());
        peer.hangUp();
        assertEquals(0, factory.connectionCount());
    }

    @Test
    void aWrappedFactoryStartsAndStopsWithItsWrapper() {
        List<String> seen = new ArrayList<>();
        Factory inner = new ServerFactory() {
            @Override
            public Optional<Protocol> buildProtocol(Address peer) {
                return Optional.empty();
            }

            @Override
            public void startFactory() {
                seen.add("start");
            }

            @Override
            public void stopFactory() {
                seen.add("stop");
            }
        };
        WrappingFactory outer = new WrappingFactory(new WrappingFactory(inner));
        outer.doStart();
        outer.doStop();
        assertEquals(List.of("start", "stop"), seen);
    }

    @Test
    void connectionsBeyondTheLimitAreClosedAndAFreedPlaceIsGivenAway() {
        Factory limited = new LimitTotalConnectionsFactory(echo, 2);
        Peer first = new Peer(limited, "10.0.0.1");
        new Peer(limited, "10.0.0.2");
        assertTrue(new Peer(limited, "10.0.0.3").protocol.isEmpty());
        first.hangUp();
        assertTrue(new Peer(limited, "10.0.0.4").protocol.isPresent());
        assertTrue(new Peer(limited, "10.0.0.5").protocol.isEmpty());
    }

    @Test
    void connectionsBeyondTheLimitMayBeToldWhy() {
        Factory limited = new LimitTotalConnectionsFactory(
                echo,
                0,
                () -> Optional.of(new Qotd() {
                    @Override
                    public String quote() {
                        return "come back later\r\n";
                    }
                }));
        Peer peer = new Peer(limited, "10.0.0.1");
        assertEquals("come back later\r\n", peer.wire.text());
        assertTrue(peer.wire.disconnecting());
    }

    @Test
    void eachPeerHasItsOwnLimit() {
        Factory limited = new LimitConnectionsByPeer(echo, 2);
        Peer first = new Peer(limited, "10.0.0.1");
        new Peer(limited, "10.0.0.1");
        assertTrue(new Peer(limited, "10.0.0.1").protocol.isEmpty());
        assertTrue(new Peer(limited, "10.0.0.2").protocol.isPresent());
        first.hangUp();
        assertTrue(new Peer(limited, "10.0.0.1").protocol.isPresent());
    }

    @Test
    void aConnectionWithoutTrafficIsEnded() throws Exception {
        Peer peer = new Peer(new TimeoutFactory(echo, clock, Duration.ofSeconds(10)), "10.0.0.1");
        clock.advance(9);
        peer.send(1);
        clock.pump(Duration.ofSeconds(9));
        assertFalse(peer.wire.disconnecting());
        clock.pump(Duration.ofSeconds(1));
        assertTrue(peer.wire.aborting());
        peer.hangUp();
    }

    @Test
    void aConnectionThatEndsByItselfLeavesNoTimer() {
        Peer peer = new Peer(new TimeoutFactory(echo, clock), "10.0.0.1");
        assertEquals(1, clock.delayedCalls().size());
        peer.hangUp();
        assertEquals(0, clock.delayedCalls().size());
    }

    @Test
    void moreConnectionsThanAThrottleAllowsAreClosed() {
        Factory throttle = new ThrottlingFactory(echo, clock, Limits.NONE.withConnections(1));
        Peer first = new Peer(throttle, "10.0.0.1");
        assertTrue(new Peer(throttle, "10.0.0.2").protocol.isEmpty());
        first.hangUp();
        assertTrue(new Peer(throttle, "10.0.0.3").protocol.isPresent());
    }

    @Test
    void allConnectionsTogetherReadNoMoreThanTheLimit() throws Exception {
        Factory throttle = new ThrottlingFactory(echo, clock, Limits.NONE.withRead(100));
        Peer fast = new Peer(throttle, "10.0.0.1");
        Peer other = new Peer(throttle, "10.0.0.2");
        fast.send(100);
        assertEquals(ProducerState.PRODUCING, fast.wire.producerState());
        fast.send(200);
        assertEquals(ProducerState.PAUSED, fast.wire.producerState());
        assertEquals(ProducerState.PAUSED, other.wire.producerState());
        Peer late = new Peer(throttle, "10.0.0.3");
        assertEquals(ProducerState.PAUSED, late.wire.producerState());
        clock.pump(Duration.ofMillis(1999));
        assertEquals(ProducerState.PAUSED, other.wire.producerState());
        clock.pump(Duration.ofMillis(1));
        assertEquals(ProducerState.PRODUCING, fast.wire.producerState());
        assertEquals(ProducerState.PRODUCING, late.wire.producerState());
    }

    @Test
    void aProtocolThatPausedItselfStaysPausedWhenTheThrottleIsOver() throws Exception {
        Peer peer = new Peer(new ThrottlingFactory(echo, clock, Limits.NONE.withRead(10)), "10.0.0.1");
        ProtocolWrapper wrapper = (ProtocolWrapper) peer.protocol.orElseThrow();
        peer.send(20);
        wrapper.wrapped().transport().pauseProducing();
        clock.advance(5);
        assertEquals(ProducerState.PAUSED, peer.wire.producerState());
        wrapper.wrapped().transport().resumeProducing();
        assertEquals(ProducerState.PRODUCING, peer.wire.producerState());
    }

    @Test
    void pushProducersArePausedWhileTooMuchWasWritten() throws Exception {
        Peer peer = new Peer(new ThrottlingFactory(echo, clock, Limits.NONE.withWritten(100)), "10.0.0.1");
        List<String> told = new ArrayList<>();
        ((ProtocolWrapper) peer.protocol.orElseThrow()).registerProducer(new PushProducer() {
            @Override
            public void pauseProducing() {
                told.add("pause");
            }

            @Override
            public void resumeProducing() {
                told.add("resume");
            }

            @Override
            public void stopProducing() {
                told.add("stop");
            }
        });
        peer.send(150);
        PushProducer seenByTransport = (PushProducer) peer.wire.producer().orElseThrow();
        seenByTransport.pauseProducing();
        clock.advance(0.5);
        assertEquals(List.of("pause"), told);
        seenByTransport.resumeProducing();
        seenByTransport.stopProducing();
        assertEquals(List.of("pause", "resume", "stop"), told);
    }

    @Test
    void pullProducersAreAskedWhenTheThrottleIsOver() throws Exception {
        Peer peer = new Peer(new ThrottlingFactory(echo, clock, Limits.NONE.withWritten(100)), "10.0.0.1");
        int[] asked = new int[1];
        ((ProtocolWrapper) peer.protocol.orElseThrow()).registerProducer(new PullProducer() {
            @Override
            public void resumeProducing() {
                asked[0]++;
            }

            @Override
            public void stopProducing() {}
        });
        PullProducer seenByTransport = (PullProducer) peer.wire.producer().orElseThrow();
        seenByTransport.resumeProducing();
        peer.send(150);
        seenByTransport.resumeProducing();
        assertEquals(1, asked[0]);
        clock.advance(0.5);
        assertEquals(2, asked[0]);
        peer.hangUp();
    }

    @Test
    void aThrottleThatNobodyUsesLeavesNoTimer() {
        Peer peer = new Peer(new ThrottlingFactory(echo, clock, Limits.NONE.withRead(1)), "10.0.0.1");
        peer.send(1000);
        assertEquals(1, clock.delayedCalls().size());
        peer.hangUp();
        assertEquals(0, clock.delayedCalls().size());
    }
}

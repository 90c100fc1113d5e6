package crawler.reactor.transport;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.reactor.Reactor;
import crawler.reactor.defer.Failure;
import crawler.reactor.error.ConnectionAborted;
import crawler.reactor.error.ConnectionDone;
import crawler.reactor.error.ConnectionLost;
import crawler.reactor.net.ClientFactory;
import crawler.reactor.net.Connector;
import crawler.reactor.net.Factory;
import crawler.reactor.net.HalfCloseable;
import crawler.reactor.net.Port;
import crawler.reactor.net.PullProducer;
import crawler.reactor.net.PushProducer;
import crawler.reactor.testing.CapturedLog;
import crawler.reactor.transport.Conversation.Client;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What every kind of stream connection promises. */
interface StreamContract {
    int MANY = 5_000_000;

    Reactor newReactor();

    /** Listens where nobody else does. */
    Port listen(Reactor reactor, Factory factory);

    /** Connects to a port of {@link #listen}. */
    Connector connect(Reactor reactor, Port port, ClientFactory factory);

    /** Where the errors of protocols are told. */
    CapturedLog log();

    default boolean canHalfClose() {
        return true;
    }

    /** Whether the other side can tell an abort from an end in good order. */
    default boolean canReset() {
        return true;
    }

    static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(1).nextBytes(bytes);
        return bytes;
    }

    @Test
    default void whatIsWrittenArrivesInOrder() {
        Conversation talk = new Conversation(newReactor());
        byte[] large = random(300_000);
        Conversation.End client = talk.new End("client") {
            @Override
            void made() {
                transport().write("a");
                transport().writeSequence(List.of(new byte[] {'b'}, new byte[0], new byte[] {'c'}));
                transport().write(large.clone());
                transport().write(ByteBuffer.wrap("d".getBytes(StandardCharsets.US_ASCII)));
                transport()
                        .write(ByteBuffer.allocateDirect(large.length)
                                .put(large)
                                .flip());
                transport().write("e");
            }

            @Override
            void received() {
                if (received.size() == 2 * large.length + 5) {
                    talk.end();
                }
            }
        };
        Port port = listen(talk.reactor, talk.server(() -> talk.new Echo()));
        connect(talk.reactor, port, talk.new Client(() -> client));
        talk.run();
        ByteBuffer expected = ByteBuffer.allocate(2 * large.length + 5);
        expected.put("abc".getBytes(StandardCharsets.US_ASCII)).put(large);
        expected.put((byte) 'd').put(large).put((byte) 'e');
        assertArrayEquals(expected.array(), client.received.toByteArray());
    }

    @Test
    default void loseConnectionSendsAllThatWasWrittenBefore() {
        Conversation talk = new Conversation(newReactor());
        byte[] poem = random(MANY);
        Conversation.End server = talk.new End("server") {
            @Override
            void made() {
                transport().write(poem.clone());
                transport().loseConnection();
                assertTrue(transport().disconnecting());
                transport().loseConnection();
            }
        };
        Conversation.End client = talk.new End("client") {
            @Override
            void ended() {
                talk.reactor.callLater(0.01, talk::end);
            }
        };
        Port port = listen(talk.reactor, talk.server(() -> server));
        connect(talk.reactor, port, talk.new Client(() -> client));
        talk.run();
        assertArrayEquals(poem, client.received.toByteArray());
        assertInstanceOf(ConnectionDone.class, client.reason.value());
        assertInstanceOf(ConnectionDone.class, server.reason.value());
        assertEquals(1, server.lost);
        assertEquals(1, client.lost);
    }

    @Test
    default void theClientsProtocolIsToldOfTheEndBeforeItsFactory() {
        Conversation talk = new Conversation(newReactor());
        Port port = listen(talk.reactor, talk.server(() -> talk.new Echo()));
        connect(
                talk.reactor,
                port,
                talk.new Client(() -> talk.new End("client") {
                    @Override
                    void made() {
                        transport().loseConnection();
                        talk.events.add("after loseConnection");
                    }
                }) {
                    @Override
                    void lost(Connector connector, Failure reason) {
                        talk.reactor.callLater(0.05, talk::end);
                    }
                });
        talk.run();
        List<String> client = talk.events.stream()
                .filter(event -> !event.startsWith("server"))
                .toList();
        assertEquals(
                List.of(
                        "client started CONNECTING",
                        "client made",
                        "after loseConnection",
                        "client lost ConnectionDone",
                        "factory lost DISCONNECTED",
                        "factory stopped"),
                client);
    }

    @Test
    default void anAbortedConnectionIsLostInALaterTurnAndForBothSides() {
        Conversation talk = new Conversation(newReactor());
        List<Boolean> ends = new ArrayList<>();
        Conversation.End server = talk.new End("server") {
            @Override
            void ended() {
                stopWhenBothEnded(talk, ends);
            }
        };
        Conversation.End client = talk.new End("client") {
            @Override
            void made() {
                transport().write(random(MANY));
                transport().abortConnection();
                transport().abortConnection();
                assertEquals(0, lost);
                transport().write("too late");
            }

            @Override
            void ended() {
                stopWhenBothEnded(talk, ends);
            }
        };
        Port port = listen(talk.reactor, talk.server(() -> server));
        connect(talk.reactor, port, talk.new Client(() -> client));
        talk.run();
        assertInstanceOf(ConnectionAborted.class, client.reason.value());
        assertEquals(
                canReset() ? ConnectionLost.class : ConnectionDone.class,
                server.reason.value().getClass());
        assertEquals(1, client.lost);
        assertFalse(client.connected());
    }

    private static void stopWhenBothEnded(Conversation talk, List<Boolean> ends) {
        ends.add(true);
        if (ends.size() == 2) {
            talk.end();
        }
    }

    @Test
    default void aPushProducerIsHeldToThePaceOfTheReader() {
        Conversation talk = new Conversation(newReactor());
        Flood flood = new Flood(talk);
        Conversation.End client = talk.new End("client") {
            @Override
            void made() {
                transport().pauseProducing();
                talk.reactor.callLater(0.2, () -> {
                    flood.writtenWhilePaused = flood.written;
                    transport().resumeProducing();
                });
            }

            @Override
            void ended() {
                talk.end();
            }
        };
        Port port = listen(talk.reactor, talk.server(() -> flood));
        connect(talk.reactor, port, talk.new Client(() -> client));
        talk.run();
        assertEquals(Flood.PIECES * Flood.PIECE, client.received.size());
        assertTrue(flood.pauses > 0, "was never paused");
        assertTrue(
                flood.writtenWhilePaused < Flood.PIECES,
                "wrote on while nobody read: " + flood.writtenWhilePaused + " pieces");
    }

    /** Writes many pieces, a turn each, as long as it is not paused. */
    final class Flood extends Conversation.End implements PushProducer {
        static final int PIECES = 400;
        static final int PIECE = 50_000;

        private final Conversation talk;
        private boolean paused;
        int written;
        int writtenWhilePaused;
        int pauses;

        Flood(Conversation talk) {
            talk.super("server");
            this.talk = talk;
        }

        @Override
        void made() {
            transport().registerProducer(this);
            resumeProducing();
        }

        private void produce() {
            if (paused || lost > 0) {
                return;
            }
            if (written == PIECES) {
                transport().unregisterProducer();
                transport().loseConnection();
                return;
            }
            written++;
            transport().write(new byte[PIECE]);
            talk.reactor.callLater(0, this::produce);
        }

        @Override
        public void pauseProducing() {
            pauses++;
            paused = true;
        }

        @Override
        public void resumeProducing() {
            paused = false;
            talk.reactor.callLater(0, this::produce);
        }

        @Override
        public void stopProducing() {
            paused = true;
        }
    }

    @Test
    default void aPullProducerIsAskedEachTimeAllHasBeenSent() {
        Conversation talk = new Conversation(newReactor());
        Conversation.End client = talk.new End("client") {
            @Override
            void ended() {
                talk.end();
            }
        };
        Port port = listen(talk.reactor, talk.server(() -> talk.new End("server") {
            @Override
            void made() {
                transport().registerProducer(new Countdown(this));
            }
        }));
        connect(talk.reactor, port, talk.new Client(() -> client));
        talk.run();
        assertEquals("5 4 3 2 1 ", client.text());
    }

    /** Produces five numbers. */
    final class Countdown implements PullProducer {
        private final Conversation.End end;
        private int left = 5;

        Countdown(Conversation.End end) {
            this.end = end;
        }

        @Override
        public void resumeProducing() {
            end.transport().write(left-- + " ");
            if (left == 0) {
                end.transport().unregisterProducer();
                end.transport().loseConnection();
            }
        }

        @Override
        public void stopProducing() {
            throw new AssertionError("stopped at " + left);
        }
    }

    @Test
    default void loseConnectionWaitsForTheProducer() {
        Conversation talk = new Conversation(newReactor());
        Conversation.End client = talk.new End("client") {
            @Override
            void ended() {
                talk.end();
            }
        };
        Port port = listen(talk.reactor, talk.server(() -> talk.new End("server") {
            @Override
            void made() {
                transport().registerProducer(new Countdown(this));
                transport().loseConnection();
            }
        }));
        connect(talk.reactor, port, talk.new Client(() -> client));
        talk.run();
        assertEquals("5 4 3 2 1 ", client.text());
    }

    @Test
    default void aProducerIsStoppedWhenTheConnectionIsLost() {
        Conversation talk = new Conversation(newReactor());
        Stopped producer = new Stopped();
        Port port = listen(talk.reactor, talk.server(() -> talk.new End("server") {
            @Override
            void made() {
                transport().registerProducer(producer);
                IllegalStateException twice = assertThrows(
                        IllegalStateException.class, () -> transport().registerProducer(producer));
                assertTrue(twice.getMessage().contains("registered already"));
            }

            @Override
            void ended() {
                transport().registerProducer(producer);
                talk.end();
            }
        }));
        connect(talk.reactor, port, talk.new Client(() -> talk.new End("client") {
            @Override
            void made() {
                transport().loseConnection();
            }
        }));
        talk.run();
        assertEquals(2, producer.stops, "once at the end, and once registered after it");
    }

    /** Counts how often it is stopped. */
    final class Stopped implements PushProducer {
        int stops;

        @Override
        public void pauseProducing() {}

        @Override
        public void resumeProducing() {}

        @Override
        public void stopProducing() {
            stops++;
        }
    }

    @Test
    default void anEchoThatIsItsOwnProducerKeepsUpWithAClientThatReadsLate() {
        Conversation talk = new Conversation(newReactor());
        Port port = listen(talk.reactor, talk.server(() -> talk.new Echo() {
            @Override
            void made() {
                transport().registerProducer(transport());
            }
        }));
        Conversation.End client = talk.new End("client") {
            @Override
            void made() {
                transport().pauseProducing();
                transport().write(random(MANY));
                talk.reactor.callLater(0.1, () -> transport().resumeProducing());
            }

            @Override
            void received() {
                if (received.size() == MANY) {
                    talk.end();
                }
            }
        };
        connect(talk.reactor, port, talk.new Client(() -> client));
        talk.run();
        assertArrayEquals(random(MANY), client.received.toByteArray());
    }

    @Test
    default void aProtocolThatThrowsLosesItsConnectionAndNoOther() {
        Conversation talk = new Conversation(newReactor());
        IllegalStateException thrown = new IllegalStateException("a protocol's own fault");
        Conversation.End bad = talk.new End("server") {
            @Override
            void received() {
                throw thrown;
            }
        };
        List<Conversation.End> servers = new ArrayList<>(List.of(talk.new Echo(), bad));
        Conversation.End good = talk.new End("good") {
            @Override
            void received() {
                talk.end();
            }
        };
        Port port = listen(talk.reactor, talk.server(() -> servers.remove(0)));
        connect(talk.reactor, port, talk.new Client(() -> good));
        talk.reactor.callLater(
                0.2,
                () -> connect(talk.reactor, port, talk.new Client(() -> talk.new End("client") {
                    @Override
                    void made() {
                        transport().write("x");
                    }

                    @Override
                    void ended() {
                        good.transport().write("still there");
                    }
                })));
        talk.run();
        assertSame(thrown, bad.reason.value());
        assertEquals("still there", good.text());
        assertTrue(log().errors().contains(thrown));
    }

    @Test
    default void aFactoryThatCannotStopHarmsNobodyElse() {
        Conversation talk = new Conversation(newReactor());
        IllegalStateException thrown = new IllegalStateException("a factory's own fault");
        Port port = listen(talk.reactor, talk.server(() -> talk.new Echo()));
        connect(
                talk.reactor,
                port,
                talk.new Client(() -> talk.new End("client") {
                    @Override
                    void made() {
                        transport().loseConnection();
                    }
                }) {
                    @Override
                    public void stopFactory() {
                        talk.reactor.callLater(0.01, talk::end);
                        throw thrown;
                    }
                });
        talk.run();
        assertTrue(log().errors().contains(thrown));
    }

    @Test
    default void aFactoryThatRefusesClosesTheConnection() {
        Conversation talk = new Conversation(newReactor());
        Port port = listen(talk.reactor, talk.server(() -> null));
        Conversation.End client = talk.new End("client") {
            @Override
            void ended() {
                talk.end();
            }
        };
        connect(talk.reactor, port, talk.new Client(() -> client) {
            @Override
            void failed(Connector connector, Failure reason) {
                talk.end(); // where there is a handshake, no connection comes about
            }
        });
        talk.run();
        assertTrue(client.received.size() == 0);
    }

    @Test
    default void aConnectorMayConnectAgainWhenItsConnectionIsLost() {
        Conversation talk = new Conversation(newReactor());
        List<Conversation.End> clients = new ArrayList<>();
        Port port = listen(talk.reactor, talk.server(() -> talk.new Echo()));
        Client factory =
                talk.new Client(() -> {
                    Conversation.End client = talk.new End("client") {
                        @Override
                        void made() {
                            transport().loseConnection();
                        }
                    };
                    clients.add(client);
                    return client;
                }) {
                    @Override
                    void lost(Connector connector, Failure reason) {
                        if (clients.size() < 3) {
                            connector.connect();
                        } else {
                            talk.end();
                        }
                    }
                };
        connect(talk.reactor, port, factory);
        talk.run();
        assertEquals(3, clients.size());
        assertEquals(1, talk.events.stream().filter("factory stopped"::equals).count());
    }

    @Test
    default void theEndOfTheReactorEndsConnections() {
        Conversation talk = new Conversation(newReactor());
        Conversation.End server = talk.new Echo();
        Conversation.End client = talk.new End("client") {
            @Override
            void made() {
                transport().write("x");
            }

            @Override
            void received() {
                talk.end();
            }
        };
        Port port = listen(talk.reactor, talk.server(() -> server));
        connect(talk.reactor, port, talk.new Client(() -> client));
        talk.run();
        assertInstanceOf(ConnectionLost.class, client.reason.value());
        assertInstanceOf(ConnectionLost.class, server.reason.value());
    }

    @Test
    default void writesAfterTheEndAreIgnored() {
        Conversation talk = new Conversation(newReactor());
        Port port = listen(talk.reactor, talk.server(() -> talk.new Echo()));
        connect(talk.reactor, port, talk.new Client(() -> talk.new End("client") {
            @Override
            void made() {
                transport().loseConnection();
            }

            @Override
            void ended() {
                transport().write("x");
                ByteBuffer buffer = ByteBuffer.allocate(10);
                transport().write(buffer);
                assertFalse(buffer.hasRemaining());
                transport().loseWriteConnection();
                transport().abortConnection();
                transport().loseConnection();
                assertFalse(transport().disconnecting());
                talk.end();
            }
        }));
        talk.run();
        assertEquals(List.of(), log().errors());
    }

    @Test
    default void bothSidesKnowWhereTheyAre() {
        Conversation talk = new Conversation(newReactor());
        List<Object> ends = new ArrayList<>();
        Port port = listen(talk.reactor, talk.server(() -> talk.new End("server") {
            @Override
            void made() {
                ends.add(transport().host());
                ends.add(transport().peer());
                transport().write("x");
            }
        }));
        connect(talk.reactor, port, talk.new Client(() -> talk.new End("client") {
            @Override
            void received() {
                ends.add(transport().peer());
                ends.add(transport().host());
                talk.end();
            }
        }));
        talk.run();
        assertEquals(ends.subList(0, 2), ends.subList(2, 4));
    }

    /** Answers when the other side has said all. */
    final class Patient extends Conversation.End implements HalfCloseable {
        Patient(Conversation talk) {
            talk.super("server");
        }

        @Override
        public void readConnectionLost() {
            transport().write(received.size() + " bytes");
            transport().loseConnection();
        }

        @Override
        public void writeConnectionLost() {
            throw new AssertionError("nobody closed that half");
        }
    }

    /** Says all, and listens to the answer. */
    final class Speaker extends Conversation.End implements HalfCloseable {
        private final Conversation talk;
        boolean told;

        Speaker(Conversation talk) {
            talk.super("client");
            this.talk = talk;
        }

        @Override
        void made() {
            transport().write(random(MANY));
            transport().loseWriteConnection();
            transport().write("ignored");
        }

        @Override
        public void readConnectionLost() {
            transport().loseConnection();
        }

        @Override
        public void writeConnectionLost() {
            told = true;
        }

        @Override
        void ended() {
            talk.end();
        }
    }

    @Test
    default void oneHalfMayBeClosedWhileTheOtherIsRead() {
        Assumptions.assumeTrue(canHalfClose(), "this transport closes both halves at once");
        Conversation talk = new Conversation(newReactor());
        Speaker client = new Speaker(talk);
        Port port = listen(talk.reactor, talk.server(() -> new Patient(talk)));
        connect(talk.reactor, port, talk.new Client(() -> client));
        talk.run();
        assertEquals(MANY + " bytes", client.text());
        assertTrue(client.told);
        assertInstanceOf(ConnectionDone.class, client.reason.value());
    }
}

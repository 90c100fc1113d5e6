package crawler.reactor.transport;

import crawler.reactor.Reactor;
import crawler.reactor.address.Address;
import crawler.reactor.defer.Failure;
import crawler.reactor.net.ClientFactory;
import crawler.reactor.net.Connector;
import crawler.reactor.net.Protocol;
import crawler.reactor.net.ServerFactory;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Two ends of connections whose events are written down, and the reactor that runs until a test says it is enough. */
final class Conversation {
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    final Reactor reactor;
    final List<String> events = new ArrayList<>();
    private boolean late;

    Conversation(Reactor reactor) {
        this.reactor = reactor;
    }

    /** Runs until {@link #end}. */
    void run() {
        reactor.callLater(DEADLINE, () -> {
            late = true;
            reactor.stop();
        });
        reactor.run(false);
        if (late) {
            throw new AssertionError("not over after " + DEADLINE + "; so far: " + events);
        }
    }

    void end() {
        reactor.stop();
    }

    /** One end: writes down what happens to it, and does what a test says. */
    class End extends Protocol {
        final String name;
        final ByteArrayOutputStream received = new ByteArrayOutputStream();
        Failure reason;
        int lost;

        End(String name) {
            this.name = name;
        }

        @Override
        public void connectionMade() {
            events.add(name + " made");
            made();
        }

        @Override
        public void dataReceived(byte[] data) {
            if (lost > 0) {
                events.add(name + " data after the end");
            }
            received.writeBytes(data);
            received();
        }

        @Override
        public void connectionLost(Failure why) {
            lost++;
            reason = why;
            events.add(name + " lost " + why.value().getClass().getSimpleName());
            ended();
        }

        void made() {}

        void received() {}

        void ended() {}

        String text() {
            return received.toString(StandardCharsets.ISO_8859_1);
        }
    }

    /** Echoes, however much. */
    class Echo extends End {
        Echo() {
            super("server");
        }

        @Override
        public void dataReceived(byte[] data) {
            transport().write(data);
        }
    }

    ServerFactory server(Supplier<? extends Protocol> protocol) {
        ServerFactory factory = new ServerFactory() {
            @Override
            public Optional<Protocol> buildProtocol(Address peer) {
                return Optional.ofNullable(protocol.get());
            }
        };
        factory.noisy(false);
        return factory;
    }

    /** A client's factory that writes down how connections go. */
    class Client extends ClientFactory {
        private final Supplier<? extends Protocol> protocol;

        Client(Supplier<? extends Protocol> protocol) {
            this.protocol = protocol;
            noisy(false);
        }

        @Override
        public Optional<Protocol> buildProtocol(Address peer) {
            return Optional.ofNullable(protocol.get());
        }

        @Override
        public void startedConnecting(Connector connector) {
            events.add("client started " + connector.state());
        }

        @Override
        public void clientConnectionFailed(Connector connector, Failure reason) {
            events.add("client failed " + reason.value().getClass().getSimpleName());
            failed(connector, reason);
        }

        @Override
        public void clientConnectionLost(Connector connector, Failure reason) {
            events.add("factory lost " + connector.state());
            lost(connector, reason);
        }

        @Override
        public void stopFactory() {
            events.add("factory stopped");
        }

        void failed(Connector connector, Failure reason) {
            end();
        }

        void lost(Connector connector, Failure reason) {}
    }
}

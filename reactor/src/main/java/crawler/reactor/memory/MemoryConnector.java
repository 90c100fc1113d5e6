package crawler.reactor.memory;

import crawler.reactor.address.Address;
import crawler.reactor.defer.Failure;
import crawler.reactor.error.ConnectionRefusedError;
import crawler.reactor.error.TimeoutError;
import crawler.reactor.error.UserError;
import crawler.reactor.log.Log;
import crawler.reactor.net.ClientFactory;
import crawler.reactor.net.Connector;
import crawler.reactor.net.Protocol;
import crawler.reactor.time.Action;
import crawler.reactor.time.DelayedCall;
import java.time.Duration;
import java.util.Optional;

/** The way from here to one spot in memory. */
final class MemoryConnector implements Connector {
    private final MemoryNetwork network;
    private final Spot spot;
    private final ClientFactory factory;
    private final Duration timeout;
    private State state = State.DISCONNECTED;
    private boolean factoryStarted;
    private int attempts;
    private Optional<DelayedCall> timer = Optional.empty();
    private Optional<MemoryConnection> connection = Optional.empty();

    MemoryConnector(MemoryNetwork network, Spot spot, ClientFactory factory, Duration timeout) {
        this.network = network;
        this.spot = spot;
        this.factory = factory;
        this.timeout = timeout;
    }

    @Override
    public State state() {
        return state;
    }

    @Override
    public void connect() {
        if (state != State.DISCONNECTED) {
            throw new IllegalStateException("can't connect in this state: " + state + ", to " + spot.text());
        }
        state = State.CONNECTING;
        if (!factoryStarted) {
            factoryStarted = true;
            factory.doStart();
        }
        int attempt = ++attempts;
        network.began(this);
        timer = Optional.of(network.callLater(timeout, () -> {
            timer = Optional.empty();
            failed(Failure.of(new TimeoutError()));
        }));
        network.later(() -> attempt(attempt));
        tell("startedConnecting", () -> factory.startedConnecting(this));
    }

    private void attempt(int attempt) {
        if (state != State.CONNECTING || attempt != attempts || network.leavesUnanswered(spot)) {
            return;
        }
        Optional<MemoryPort> port = network.port(spot);
        if (port.isEmpty()) {
            failed(Failure.of(new ConnectionRefusedError()));
            return;
        }
        connected(port.get());
    }

    private void connected(MemoryPort port) {
        stopTimer();
        network.ended(this);
        state = State.CONNECTED;
        MemoryConnection.Ends ends = network.join(port, spot, this::lost);
        connection = Optional.of(ends.client());
        network.begun(ends.client());
        port.accept(ends.server().peer(), ends.server());
        begin(ends.client());
    }

    private void begin(MemoryConnection end) {
        Protocol protocol;
        try {
            protocol = factory.buildProtocol(end.peer()).orElseGet(Refusal::new);
        } catch (Throwable e) {
            end.end(Failure.caught(e));
            return;
        }
        protocol.builtBy(factory);
        end.begin(protocol);
    }

    private static final class Refusal extends Protocol {
        @Override
        public void connectionMade() {
            transport().loseConnection();
        }
    }

    @Override
    public void stopConnecting() {
        if (state != State.CONNECTING) {
            throw new IllegalStateException("no attempt is under way to " + spot.text() + ", it is " + state);
        }
        failed(Failure.of(new UserError()));
    }

    @Override
    public void disconnect() {
        if (state == State.CONNECTING) {
            stopConnecting();
        } else {
            connection.ifPresent(MemoryConnection::loseConnection);
        }
    }

    @Override
    public Address destination() {
        return spot.address();
    }

    void failed(Failure reason) {
        stopTimer();
        network.ended(this);
        ended("clientConnectionFailed", () -> factory.clientConnectionFailed(this, reason));
    }

    private void lost(Failure reason) {
        connection = Optional.empty();
        ended("clientConnectionLost", () -> factory.clientConnectionLost(this, reason));
    }

    private void ended(String name, Action event) {
        state = State.DISCONNECTED;
        tell(name, event);
        if (state == State.DISCONNECTED && factoryStarted) {
            factoryStarted = false;
            factory.doStop();
        }
    }

    private void stopTimer() {
        timer.ifPresent(DelayedCall::cancel);
        timer = Optional.empty();
    }

    private void tell(String name, Action event) {
        try {
            event.run();
        } catch (Throwable e) {
            Log.err(Failure.caught(e), "Unhandled Error in " + name + " of " + factory.logPrefix() + ":");
        }
    }
}

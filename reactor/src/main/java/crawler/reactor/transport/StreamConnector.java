package crawler.reactor.transport;

import crawler.reactor.address.Address;
import crawler.reactor.defer.Failure;
import crawler.reactor.error.TimeoutError;
import crawler.reactor.error.UserError;
import crawler.reactor.log.Log;
import crawler.reactor.net.ClientFactory;
import crawler.reactor.net.Connector;
import crawler.reactor.net.Protocol;
import crawler.reactor.time.Action;
import crawler.reactor.time.DelayedCall;
import crawler.reactor.tls.TlsFilter;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;

/** The way from here to one destination over stream sockets. */
final class StreamConnector implements Connector {
    private final Loop loop;
    private final StreamSockets sockets;
    private final ClientFactory factory;
    private final Duration timeout;
    private State state = State.DISCONNECTED;
    private boolean factoryStarted;
    private Optional<ConnectAttempt> attempt = Optional.empty();
    private Optional<DelayedCall> timer = Optional.empty();
    private Optional<StreamConnection> connection = Optional.empty();

    StreamConnector(Loop loop, StreamSockets sockets, ClientFactory factory, Duration timeout) {
        this.loop = loop;
        this.sockets = sockets;
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
            throw new IllegalStateException("can't connect in this state: " + state + ", to " + sockets.place());
        }
        if (!factoryStarted) {
            factory.doStart();
            factoryStarted = true;
        }
        state = State.CONNECTING;
        ConnectAttempt begun = new ConnectAttempt(loop, sockets, this::connected, this::failed);
        attempt = Optional.of(begun);
        timer = Optional.of(loop.callLater(timeout, () -> {
            timer = Optional.empty();
            begun.fail(Failure.of(new TimeoutError()));
        }));
        begun.begin();
        tell("startedConnecting", () -> factory.startedConnecting(this));
    }

    @Override
    public void stopConnecting() {
        if (state != State.CONNECTING) {
            throw new IllegalStateException("no attempt is under way to " + sockets.place() + ", it is " + state);
        }
        attempt.ifPresent(begun -> begun.fail(Failure.of(new UserError())));
    }

    @Override
    public void disconnect() {
        if (state == State.CONNECTING) {
            stopConnecting();
        } else if (state == State.CONNECTED) {
            connection.ifPresent(made -> TlsFilter.top(made.protocol()).loseConnection());
        }
    }

    @Override
    public Address destination() {
        return sockets.destination();
    }

    private void connected(SocketChannel channel) throws IOException {
        stopTimer();
        state = State.CONNECTED;
        StreamConnection made = new StreamConnection(loop, channel, "client", this::lost);
        connection = Optional.of(made);
        made.begin(protocolFor(made.peer()), sockets.face(made));
    }

    /** A protocol that refuses the connection is one that closes it. */
    private Protocol protocolFor(Address peer) {
        Protocol protocol = factory.buildProtocol(peer).orElseGet(Refusal::new);
        protocol.builtBy(factory);
        return protocol;
    }

    private static final class Refusal extends Protocol {
        @Override
        public void connectionMade() {
            transport().loseConnection();
        }
    }

    private void failed(Failure reason) {
        stopTimer();
        ended(() -> factory.clientConnectionFailed(this, reason), "clientConnectionFailed");
    }

    private void lost(Failure reason) {
        connection = Optional.empty();
        ended(() -> factory.clientConnectionLost(this, reason), "clientConnectionLost");
    }

    private void ended(Action event, String name) {
        attempt = Optional.empty();
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

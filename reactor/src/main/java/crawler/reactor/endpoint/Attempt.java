package crawler.reactor.endpoint;

import crawler.reactor.address.Address;
import crawler.reactor.defer.Deferred;
import crawler.reactor.defer.Failure;
import crawler.reactor.error.ConnectError;
import crawler.reactor.error.ConnectingCancelledError;
import crawler.reactor.net.ClientFactory;
import crawler.reactor.net.Connector;
import crawler.reactor.net.Factory;
import crawler.reactor.net.Protocol;
import crawler.reactor.time.ReactorTime;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** One attempt to connect, seen as a Deferred: the client's factory around the one that builds protocols. */
final class Attempt extends ClientFactory {
    private final ReactorTime time;
    private final Factory factory;
    private final Deferred<Protocol> result = new Deferred<>(this::cancelled);
    private Optional<Connector> connector = Optional.empty();

    private Attempt(ReactorTime time, Factory factory) {
        this.time = time;
        this.factory = factory;
        noisy(false); // the one inside tells of its start and end
    }

    /** Begins one. */
    static Deferred<Protocol> begin(ReactorTime time, Factory factory, Function<ClientFactory, Connector> connect) {
        Attempt attempt = new Attempt(time, factory);
        try {
            attempt.connector = Optional.of(connect.apply(attempt));
        } catch (RuntimeException e) {
            return Deferred.fail(e);
        }
        return attempt.result;
    }

    private void cancelled(Deferred<Protocol> cancelled) {
        connector.ifPresent(begun -> {
            cancelled.errback(new ConnectingCancelledError(begun.destination()));
            begun.disconnect();
        });
    }

    @Override
    public void startFactory() {
        factory.doStart();
    }

    @Override
    public void stopFactory() {
        factory.doStop();
    }

    @Override
    public Optional<Protocol> buildProtocol(Address peer) {
        Optional<Protocol> built = factory.buildProtocol(peer);
        built.ifPresentOrElse(
                protocol -> {
                    protocol.builtBy(factory);
                    time.callLater(Duration.ZERO, () -> made(protocol));
                },
                () -> result.errback(new ConnectError(factory + " refused the connection with " + peer + ".")));
        return built;
    }

    /** {@code connectionMade} has run by now. */
    private void made(Protocol protocol) {
        if (!result.called()) {
            result.callback(protocol);
        }
    }

    @Override
    public void clientConnectionFailed(Connector failed, Failure reason) {
        end(reason);
    }

    @Override
    public void clientConnectionLost(Connector lost, Failure reason) {
        end(reason);
    }

    private void end(Failure reason) {
        if (!result.called()) {
            result.errback(reason);
        }
    }

    @Override
    public String logPrefix() {
        return factory.logPrefix();
    }
}

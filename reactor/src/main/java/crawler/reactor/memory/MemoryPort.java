package crawler.reactor.memory;

import crawler.reactor.address.Address;
import crawler.reactor.address.IpAddress;
import crawler.reactor.defer.Deferred;
import crawler.reactor.defer.Failure;
import crawler.reactor.error.CannotListenError;
import crawler.reactor.error.ConnectionDone;
import crawler.reactor.log.Log;
import crawler.reactor.net.Factory;
import crawler.reactor.net.Port;
import crawler.reactor.net.Protocol;
import java.net.BindException;
import java.util.Optional;

/** A place in memory where connections come in. */
final class MemoryPort implements Port {
    private final MemoryNetwork network;
    private final Factory factory;
    private Spot spot;
    private boolean listening;
    private int sessions;

    MemoryPort(MemoryNetwork network, Spot spot, Factory factory) {
        this.network = network;
        this.spot = spot;
        this.factory = factory;
    }

    @Override
    public void startListening() {
        if (listening) {
            throw new IllegalStateException(this + " listens already");
        }
        spot = network.withFreePort(spot);
        if (network.port(spot).isPresent()) {
            throw new CannotListenError(spot.text(), new BindException("Address already in use"));
        }
        network.opened(this);
        listening = true;
        if (factory.noisy()) {
            Log.msg("{} starting on {}", factory.logPrefix(), name());
        }
        factory.doStart();
    }

    private String name() {
        return host() instanceof IpAddress ip ? String.valueOf(ip.port()) : host().text();
    }

    Spot spot() {
        return spot;
    }

    @Override
    public Address host() {
        return spot.address();
    }

    /** A connection from {@code peer} comes in. */
    void accept(Address peer, MemoryConnection end) {
        Log.withPrefix(factory.logPrefix(), () -> begin(peer, end));
    }

    private void begin(Address peer, MemoryConnection end) {
        Optional<Protocol> protocol;
        try {
            protocol = factory.buildProtocol(peer);
        } catch (Throwable e) {
            Log.err(Failure.caught(e), "A connection to " + this + " could not be begun:");
            end.end(Failure.of(new ConnectionDone()));
            return;
        }
        if (protocol.isEmpty()) {
            end.end(Failure.of(new ConnectionDone()));
            return;
        }
        protocol.get().builtBy(factory);
        network.begun(end);
        end.begin(protocol.get());
    }

    String nextSession(Address peer) {
        return sessions++ + "," + peer.text();
    }

    @Override
    public Deferred<Void> stopListening() {
        Deferred<Void> stopped = new Deferred<>();
        close();
        network.later(() -> stopped.callback(null));
        return stopped;
    }

    void close() {
        if (!listening) {
            return;
        }
        listening = false;
        network.closed(this);
        if (factory.noisy()) {
            Log.msg("({} Port {} Closed)", spot.kind(), name());
        }
        factory.doStop();
    }

    @Override
    public String toString() {
        return "<" + factory.logPrefix() + " on " + spot.text() + " in memory>";
    }
}

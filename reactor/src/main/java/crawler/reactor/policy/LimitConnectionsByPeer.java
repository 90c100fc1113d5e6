package crawler.reactor.policy;

import crawler.reactor.address.Address;
import crawler.reactor.net.Factory;
import crawler.reactor.net.Protocol;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A factory that serves no more than a number of connections at once from the same host, and closes the others. */
public final class LimitConnectionsByPeer extends WrappingFactory {
    /** Twisted's {@code maxConnectionsPerPeer}. */
    public static final int MOST_PER_PEER = 5;

    private final int most;
    private final Map<String, Integer> byPeer = new HashMap<>();

    public LimitConnectionsByPeer(Factory wrapped) {
        this(wrapped, MOST_PER_PEER);
    }

    public LimitConnectionsByPeer(Factory wrapped, int most) {
        super(wrapped);
        if (most < 1) {
            throw new IllegalArgumentException("a peer needs at least 1 connection, not " + most);
        }
        this.most = most;
    }

    @Override
    public Optional<Protocol> buildProtocol(Address peer) {
        return byPeer.getOrDefault(peer.text(), 0) < most ? super.buildProtocol(peer) : Optional.empty();
    }

    @Override
    protected void register(ProtocolWrapper connection) {
        super.register(connection);
        byPeer.merge(connection.peer().text(), 1, Integer::sum);
    }

    @Override
    protected void unregister(ProtocolWrapper connection) {
        super.unregister(connection);
        byPeer.computeIfPresent(connection.peer().text(), (peer, count) -> count > 1 ? count - 1 : null);
    }
}

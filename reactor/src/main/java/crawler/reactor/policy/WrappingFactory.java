package crawler.reactor.policy;

import crawler.reactor.address.Address;
import crawler.reactor.defer.Failure;
import crawler.reactor.net.ClientFactory;
import crawler.reactor.net.Connector;
import crawler.reactor.net.Factory;
import crawler.reactor.net.Protocol;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A factory whose protocols are another one's, each in a {@link ProtocolWrapper}; serves ports and, around a {@link
 * ClientFactory}, connectors. To be extended.
 */
public class WrappingFactory extends ClientFactory {
    private final Factory wrapped;
    private final Set<ProtocolWrapper> connections = new LinkedHashSet<>();

    public WrappingFactory(Factory wrapped) {
        this.wrapped = wrapped;
        noisy(false); // the one inside tells of its start and end
    }

    /** The factory inside. */
    public final Factory wrapped() {
        return wrapped;
    }

    /** The connections that are open. */
    public final Set<ProtocolWrapper> connections() {
        return Set.copyOf(connections);
    }

    /** How many connections are open. */
    public int connectionCount() {
        return connections.size();
    }

    @Override
    public Optional<Protocol> buildProtocol(Address peer) {
        return wrapped.buildProtocol(peer).map(protocol -> {
            protocol.builtBy(wrapped);
            return wrap(protocol);
        });
    }

    /** Puts something around a protocol; as it stands, what passes everything on. */
    protected ProtocolWrapper wrap(Protocol protocol) {
        return new ProtocolWrapper(this, protocol);
    }

    /** A connection was made; called by its wrapper. */
    protected void register(ProtocolWrapper connection) {
        connections.add(connection);
    }

    /** A connection has ended; called by its wrapper. */
    protected void unregister(ProtocolWrapper connection) {
        connections.remove(connection);
    }

    @Override
    public void startFactory() {
        wrapped.doStart();
    }

    @Override
    public void stopFactory() {
        wrapped.doStop();
    }

    @Override
    public void startedConnecting(Connector connector) {
        if (wrapped instanceof ClientFactory client) {
            client.startedConnecting(connector);
        }
    }

    @Override
    public void clientConnectionFailed(Connector connector, Failure reason) {
        if (wrapped instanceof ClientFactory client) {
            client.clientConnectionFailed(connector, reason);
        }
    }

    @Override
    public void clientConnectionLost(Connector connector, Failure reason) {
        if (wrapped instanceof ClientFactory client) {
            client.clientConnectionLost(connector, reason);
        }
    }

    @Override
    public String logPrefix() {
        return wrapped.logPrefix();
    }
}

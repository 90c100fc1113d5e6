package crawler.reactor.tls;

import crawler.reactor.address.Address;
import crawler.reactor.defer.Failure;
import crawler.reactor.net.Factory;
import crawler.reactor.net.Production;
import crawler.reactor.net.Protocol;
import crawler.reactor.net.Transport;
import java.nio.ByteBuffer;
import java.util.Optional;

/** The side of TLS that faces the network: a protocol, which hands what comes to its {@link TlsConnection}. */
public final class TlsFilter extends Protocol {
    private final Protocol above;
    private final TlsConnection connection;
    private final boolean begun;

    private TlsFilter(TlsLoop loop, TlsOptions options, Protocol above, boolean begun) {
        this.above = above;
        this.connection = new TlsConnection(loop, options, above);
        this.begun = begun;
    }

    /** A filter around what {@code factory} builds for this peer. */
    static Optional<Protocol> around(Factory factory, Address peer, TlsLoop loop, TlsOptions options) {
        return factory.buildProtocol(peer).map(above -> {
            above.builtBy(factory);
            return new TlsFilter(loop, options, above, false);
        });
    }

    /** A filter below a protocol that has its transport already, to be joined to what carries it from now on. */
    public static TlsFilter below(Protocol above, TlsLoop loop, TlsOptions options) {
        return new TlsFilter(loop, options, above, true);
    }

    /** What the protocol above writes to; it has the producer that wrote to {@code before}. */
    public TlsTransport inPlaceOf(Production before) {
        before.moveTo(connection.production());
        return connection;
    }

    /** The protocol whose bytes this carries. */
    public Protocol above() {
        return above;
    }

    /** What the protocol at the top writes to, through however many filters. */
    public static Transport top(Protocol protocol) {
        return protocol instanceof TlsFilter filter
                ? filter.above instanceof TlsFilter ? top(filter.above) : filter.connection
                : protocol.transport();
    }

    @Override
    public void connectionMade() {
        connection.joinedTo(transport());
        if (!begun) {
            above.makeConnection(connection);
        }
        connection.begin();
    }

    @Override
    public void dataReceived(ByteBuffer data) {
        connection.received(data);
    }

    @Override
    public void dataReceived(byte[] data) {
        connection.received(ByteBuffer.wrap(data));
    }

    @Override
    public void connectionLost(Failure reason) {
        connection.lost(reason);
    }

    @Override
    public String logPrefix() {
        return above.logPrefix();
    }
}

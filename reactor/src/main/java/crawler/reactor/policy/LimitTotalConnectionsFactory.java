package crawler.reactor.policy;

import crawler.reactor.address.Address;
import crawler.reactor.net.Factory;
import crawler.reactor.net.Protocol;
import java.util.Optional;
import java.util.function.Supplier;

/** A factory that serves no more than a number of connections at once; a freed place is given away again. */
public final class LimitTotalConnectionsFactory extends WrappingFactory {
    private final int limit;
    private final Supplier<Optional<Protocol>> overflow;

    /** One that closes the connections that are too many. */
    public LimitTotalConnectionsFactory(Factory wrapped, int limit) {
        this(wrapped, limit, Optional::empty);
    }

    /**
     * @param overflow makes the protocol of a connection that is too many, such as one that says so and hangs up; these
     *     do not count
     */
    public LimitTotalConnectionsFactory(Factory wrapped, int limit, Supplier<Optional<Protocol>> overflow) {
        super(wrapped);
        if (limit < 0) {
            throw new IllegalArgumentException("connections cannot be limited to " + limit);
        }
        this.limit = limit;
        this.overflow = overflow;
    }

    @Override
    public Optional<Protocol> buildProtocol(Address peer) {
        return connectionCount() < limit ? super.buildProtocol(peer) : overflow.get();
    }
}

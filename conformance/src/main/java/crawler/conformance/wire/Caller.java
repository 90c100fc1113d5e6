package crawler.conformance.wire;

import crawler.reactor.address.Address;
import crawler.reactor.defer.Failure;
import crawler.reactor.error.ConnectionLost;
import crawler.reactor.net.ClientFactory;
import crawler.reactor.net.Connector;
import crawler.reactor.net.Protocol;
import java.util.Optional;
import java.util.function.Supplier;

/** A client's factory of one protocol, which tells of failures and, when all is over, whether that is what should be. */
final class Caller extends ClientFactory {
    private final Exchange exchange;
    private final Supplier<Protocol> protocol;
    private final String expected;

    /** @param expected the kind of error that the attempt should fail with; empty for none */
    Caller(Exchange exchange, Supplier<Protocol> protocol, String expected) {
        this.exchange = exchange;
        this.protocol = protocol;
        this.expected = expected;
        noisy(false);
    }

    @Override
    public Optional<Protocol> buildProtocol(Address peer) {
        return Optional.of(protocol.get());
    }

    @Override
    public void clientConnectionFailed(Connector connector, Failure reason) {
        boolean resetAtOnce = reason.check(ConnectionLost.class); // the peer was quicker than we
        exchange.tell(resetAtOnce ? "" : "clientConnectionFailed ", reason);
        exchange.end(reason.value().getClass().getSimpleName().equals(expected));
    }
}

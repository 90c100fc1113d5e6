package crawler.conformance.wire;

import crawler.reactor.defer.Failure;
import crawler.reactor.net.Protocol;
import java.nio.ByteBuffer;

/** Waits for the end of the connection. */
final class Waiter extends Protocol {
    private final Exchange exchange;
    private final String expected;

    /** @param expected the kind of end that should come */
    Waiter(Exchange exchange, String expected) {
        this.exchange = exchange;
        this.expected = expected;
    }

    @Override
    public void dataReceived(ByteBuffer data) {}

    @Override
    public void connectionLost(Failure reason) {
        String kind = reason.value().getClass().getSimpleName();
        exchange.tell(kind);
        exchange.end(kind.equals(expected));
    }
}

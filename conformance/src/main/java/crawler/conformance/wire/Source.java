package crawler.conformance.wire;

import crawler.reactor.defer.Failure;
import crawler.reactor.error.ConnectionDone;
import crawler.reactor.net.Protocol;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Downloads until the end, and tells how much came and its hash. */
final class Source extends Protocol {
    private final Exchange exchange;
    private final Optional<String> request;
    private final Tally tally = new Tally();

    Source(Exchange exchange, Optional<String> request) {
        this.exchange = exchange;
        this.request = request;
    }

    @Override
    public void connectionMade() {
        request.ifPresent(bytes -> transport().write("GET " + bytes + "\n"));
    }

    @Override
    public void dataReceived(ByteBuffer data) {
        tally.add(data);
    }

    @Override
    public void connectionLost(Failure reason) {
        boolean whole = request.map(Long::parseLong).orElse(tally.bytes()) == tally.bytes();
        exchange.tell(tally.text());
        exchange.tell("connectionLost ", reason);
        exchange.end(whole && reason.check(ConnectionDone.class));
    }
}

package crawler.conformance.wire;

import crawler.reactor.defer.Failure;
import crawler.reactor.error.ConnectionDone;
import crawler.reactor.net.HalfCloseable;
import crawler.reactor.net.Protocol;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Uploads bytes of the pattern as fast as the other side reads, and tells what that answers. */
final class Sink extends Protocol implements HalfCloseable {
    /** An answer is a line; who sends back all that comes is only counted. */
    private static final int LONGEST_ANSWER = 1024;

    private final Exchange exchange;
    private final long bytes;
    private final Tally tally = new Tally();
    private final ByteArrayOutputStream answer = new ByteArrayOutputStream();
    private boolean sent;

    Sink(Exchange exchange, long bytes) {
        this.exchange = exchange;
        this.bytes = bytes;
    }

    @Override
    public void connectionMade() {
        PatternProducer.begin(transport(), bytes, tally::add, () -> {
            sent = true;
            transport().loseWriteConnection();
        });
    }

    @Override
    public void dataReceived(ByteBuffer data) {
        if (answer.size() < LONGEST_ANSWER) {
            byte[] some = new byte[Math.min(data.remaining(), LONGEST_ANSWER)];
            data.get(some);
            answer.writeBytes(some);
        }
    }

    @Override
    public void readConnectionLost() {
        transport().loseConnection();
    }

    @Override
    public void writeConnectionLost() {
        exchange.tell(tally.text());
    }

    @Override
    public void connectionLost(Failure reason) {
        if (answer.size() > 0 && answer.size() < LONGEST_ANSWER) {
            exchange.tell("received " + answer.toString(StandardCharsets.UTF_8).strip());
        }
        exchange.tell("connectionLost ", reason);
        exchange.end(sent && reason.check(ConnectionDone.class));
    }
}

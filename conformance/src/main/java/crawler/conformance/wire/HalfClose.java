package crawler.conformance.wire;

import crawler.reactor.net.HalfCloseable;
import crawler.reactor.net.Protocol;
import java.nio.ByteBuffer;

/** Counts and hashes what comes, and says so when it was all. */
final class HalfClose extends Protocol implements HalfCloseable {
    private final Tally tally = new Tally();

    @Override
    public void dataReceived(ByteBuffer data) {
        tally.add(data);
    }

    @Override
    public void readConnectionLost() {
        transport().write(tally.text() + "\n");
        transport().loseConnection();
    }

    @Override
    public void writeConnectionLost() {}
}

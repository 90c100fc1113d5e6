package crawler.conformance.wire;

import crawler.reactor.net.HalfCloseable;
import crawler.reactor.net.Protocol;
import java.nio.ByteBuffer;

/** Says goodbye at once, and listens until the other side does. */
final class HalfCloseFirst extends Protocol implements HalfCloseable {

    @Override
    public void connectionMade() {
        transport().write("bye\n");
        transport().loseWriteConnection();
    }

    @Override
    public void dataReceived(ByteBuffer data) {}

    @Override
    public void readConnectionLost() {
        transport().loseConnection();
    }

    @Override
    public void writeConnectionLost() {}
}

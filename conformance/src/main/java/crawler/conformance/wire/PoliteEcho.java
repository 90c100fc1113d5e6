package crawler.conformance.wire;

import crawler.reactor.net.Protocol;
import java.nio.ByteBuffer;

/** Sends back what comes, and reads no more while the other side does not read. */
final class PoliteEcho extends Protocol {

    @Override
    public void connectionMade() {
        transport().registerProducer(transport());
    }

    @Override
    public void dataReceived(ByteBuffer data) {
        transport().write(data);
    }
}

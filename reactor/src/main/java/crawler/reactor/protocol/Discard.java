package crawler.reactor.protocol;

import crawler.reactor.net.Protocol;
import java.nio.ByteBuffer;

/** Drops what comes (RFC 863). */
public class Discard extends Protocol {

    @Override
    public void dataReceived(ByteBuffer data) {}
}

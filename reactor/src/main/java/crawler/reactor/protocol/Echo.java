package crawler.reactor.protocol;

import crawler.reactor.net.Protocol;
import java.nio.ByteBuffer;

/** Sends back what comes (RFC 862). Like Twisted's it reads on while the other side does not. */
public class Echo extends Protocol {

    @Override
    public void dataReceived(ByteBuffer data) {
        transport().write(data);
    }
}

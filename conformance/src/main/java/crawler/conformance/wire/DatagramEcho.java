package crawler.conformance.wire;

import crawler.reactor.datagram.DatagramProtocol;
import java.net.InetSocketAddress;

/** Sends each datagram back. */
final class DatagramEcho extends DatagramProtocol {

    @Override
    public void datagramReceived(byte[] data, InetSocketAddress from) {
        transport().write(data, from);
    }
}

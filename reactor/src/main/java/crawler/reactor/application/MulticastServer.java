package crawler.reactor.application;

import crawler.reactor.datagram.DatagramProtocol;
import crawler.reactor.datagram.ReactorMulticast;

/** A UDP port that hears groups as a service. */
public final class MulticastServer extends AbstractServer {

    public MulticastServer(ReactorMulticast reactor, int port, DatagramProtocol protocol) {
        super(() -> reactor.listenMulticast(port, protocol));
    }

    /** See {@link ReactorMulticast#listenMulticast(int, DatagramProtocol, String, int, boolean)}. */
    public MulticastServer(
            ReactorMulticast reactor, int port, DatagramProtocol protocol, int maxPacketSize, boolean listenMultiple) {
        super(() -> reactor.listenMulticast(port, protocol, "", maxPacketSize, listenMultiple));
    }
}

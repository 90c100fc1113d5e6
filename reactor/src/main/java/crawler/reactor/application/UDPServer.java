package crawler.reactor.application;

import crawler.reactor.datagram.DatagramProtocol;
import crawler.reactor.datagram.ReactorUdp;

/** A UDP port as a service. */
public final class UDPServer extends AbstractServer {

    public UDPServer(ReactorUdp reactor, int port, DatagramProtocol protocol) {
        super(() -> reactor.listenUDP(port, protocol));
    }

    /** See {@link ReactorUdp#listenUDP(int, DatagramProtocol, String, int)}. */
    public UDPServer(ReactorUdp reactor, int port, DatagramProtocol protocol, String host, int maxPacketSize) {
        super(() -> reactor.listenUDP(port, protocol, host, maxPacketSize));
    }
}

package crawler.reactor.datagram;

import crawler.reactor.transport.Loop;

/** UDP ports on one loop. To be used on the reactor thread. */
public final class Udp {
    private final Loop loop;

    public Udp(Loop loop) {
        this.loop = loop;
    }

    /** See {@link ReactorUdp#listenUDP(int, DatagramProtocol, String, int)}. */
    public UdpTransport listen(int port, DatagramProtocol protocol, String host, int maxPacketSize) {
        DatagramPort opened = new DatagramPort(loop, new Place(host, port, false), protocol, maxPacketSize);
        opened.startListening();
        return opened;
    }

    /** See {@link ReactorMulticast#listenMulticast(int, DatagramProtocol, String, int, boolean)}. */
    public MulticastTransport listenMulticast(
            int port, DatagramProtocol protocol, String host, int maxPacketSize, boolean listenMultiple) {
        MulticastPort opened = new MulticastPort(loop, new Place(host, port, listenMultiple), protocol, maxPacketSize);
        opened.startListening();
        return opened;
    }
}

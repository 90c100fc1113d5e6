package crawler.reactor.datagram;

/** What of a reactor opens UDP ports. Twisted's {@code IReactorUDP}. To be used on the reactor thread. */
public interface ReactorUdp {

    /** How much of a datagram is taken, unless it is said otherwise. */
    int MAX_PACKET_SIZE = 8192;

    /** Listens on all IPv4 addresses of this machine. */
    default UdpTransport listenUDP(int port, DatagramProtocol protocol) {
        return listenUDP(port, protocol, "", MAX_PACKET_SIZE);
    }

    /**
     * Hands what comes in at a port to {@code protocol}.
     *
     * @param port 0 for one that is free
     * @param host the address to listen on; empty for all IPv4 addresses, {@code ::} for those of IPv6
     * @param maxPacketSize from 1 to 65535; what is longer is cut
     * @throws crawler.reactor.error.CannotListenError when it cannot be opened
     */
    UdpTransport listenUDP(int port, DatagramProtocol protocol, String host, int maxPacketSize);
}

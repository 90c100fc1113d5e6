package crawler.reactor.datagram;

/** What of a reactor opens ports that hear groups. Twisted's {@code IReactorMulticast}. To be used on the reactor thread. */
public interface ReactorMulticast {

    default MulticastTransport listenMulticast(int port, DatagramProtocol protocol) {
        return listenMulticast(port, protocol, "", ReactorUdp.MAX_PACKET_SIZE, false);
    }

    /**
     * Hands what comes in at a port to {@code protocol}, which joins groups in its {@code startProtocol}.
     *
     * @param host the address to listen on; empty for all, which is what hears groups
     * @param listenMultiple whether several programs may hear the same port
     * @throws crawler.reactor.error.CannotListenError when it cannot be opened
     */
    MulticastTransport listenMulticast(
            int port, DatagramProtocol protocol, String host, int maxPacketSize, boolean listenMultiple);
}

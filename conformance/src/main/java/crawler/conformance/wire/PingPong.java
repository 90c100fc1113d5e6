package crawler.conformance.wire;

import crawler.reactor.datagram.DatagramProtocol;
import crawler.reactor.datagram.MulticastTransport;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Joins a group on the loopback interface and answers whoever asks there. */
final class PingPong extends DatagramProtocol {
    static final String GROUP = "228.0.0.5";
    static final String LOOPBACK = "127.0.0.1";
    static final String PING = "Client: Ping";
    static final String PONG = "Server: Pong";

    @Override
    public void startProtocol() {
        ((MulticastTransport) transport()).joinGroup(GROUP, LOOPBACK);
    }

    @Override
    public void datagramReceived(byte[] data, InetSocketAddress from) {
        if (new String(data, StandardCharsets.UTF_8).equals(PING)) {
            transport().write(PONG, from);
        }
    }
}

package crawler.reactor.datagram;

import crawler.reactor.net.Port;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/**
 * A UDP port as its protocol writes to it. To be used on the reactor thread; nothing here blocks. Twisted's {@code
 * IUDPTransport}.
 */
public interface UdpTransport extends Port {

    /**
     * Sends a datagram. While the system takes no more, datagrams wait, up to a limit; then they are lost, as datagrams
     * may be.
     *
     * @param to an address, not a name; on a connected port, the one that it is connected to
     * @throws crawler.reactor.error.MessageLengthError when it does not fit
     * @throws crawler.reactor.error.InvalidAddressError when {@code to} is a name that was not looked up
     */
    void write(byte[] data, InetSocketAddress to);

    /** Sends a datagram to where this is {@linkplain #connect connected}. @throws IllegalStateException if it is not */
    void write(byte[] data);

    /** Sends text in UTF-8. */
    default void write(String text, InetSocketAddress to) {
        write(text.getBytes(StandardCharsets.UTF_8), to);
    }

    /**
     * Has this exchange datagrams with one other side only, once and for all.
     *
     * @param host an address, not a name
     * @throws crawler.reactor.error.InvalidAddressError when it is a name
     * @throws IllegalStateException when it is connected already
     */
    void connect(String host, int port);

    /** Says whether datagrams may go to a broadcast address; they may not unless this allows it. */
    void broadcastAllowed(boolean allowed);

    boolean broadcastAllowed();
}

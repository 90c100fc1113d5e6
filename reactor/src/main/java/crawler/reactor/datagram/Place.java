package crawler.reactor.datagram;

import crawler.reactor.address.Address;
import crawler.reactor.error.InvalidAddressError;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.nio.channels.spi.SelectorProvider;

/**
 * Where a UDP port is opened.
 *
 * @param shared whether others may open the same one
 */
record Place(String host, int port, boolean shared) {

    DatagramChannel open(SelectorProvider provider) throws IOException {
        DatagramChannel channel = provider.openDatagramChannel(family());
        try {
            if (shared) {
                channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
                if (channel.supportedOptions().contains(StandardSocketOptions.SO_REUSEPORT)) {
                    channel.setOption(StandardSocketOptions.SO_REUSEPORT, true);
                }
            }
            return channel.bind(
                    host.isEmpty()
                            ? new InetSocketAddress("0.0.0.0", port)
                            : new InetSocketAddress(InetAddress.getByName(host), port));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private ProtocolFamily family() {
        return host.indexOf(':') >= 0 ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET;
    }

    /** The address that a number stands for. @throws InvalidAddressError when it is a name */
    static InetSocketAddress literal(String host, int port) {
        return new InetSocketAddress(Address.parse(host).orElseThrow(() -> InvalidAddressError.name(host)), port);
    }

    @Override
    public String toString() {
        return (host.isEmpty() ? "any" : host) + ":" + port;
    }
}

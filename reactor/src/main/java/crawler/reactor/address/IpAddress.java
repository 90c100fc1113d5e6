package crawler.reactor.address;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/** The address of a TCP or UDP socket: IPv4 or IPv6, and a port. */
public sealed interface IpAddress extends Address permits IPv4Address, IPv6Address {

    /** What kind of socket it is. */
    Type type();

    /** The number of the machine as text, such as {@code 127.0.0.1} or {@code ::1}. */
    String host();

    int port();

    /** The address of a socket of this type. */
    static IpAddress of(Type type, InetSocketAddress address) {
        InetAddress ip = address.getAddress();
        String host = ip == null ? address.getHostString() : Address.literal(ip);
        return host.indexOf(':') < 0
                ? new IPv4Address(type, host, address.getPort())
                : new IPv6Address(type, host, address.getPort());
    }

    @Override
    default String text() {
        return host();
    }
}

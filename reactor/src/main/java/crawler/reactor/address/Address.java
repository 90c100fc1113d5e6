package crawler.reactor.address;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.util.Optional;

/** One end of a connection, or where datagrams come from; its text is Twisted's. */
public sealed interface Address permits IpAddress, UnixAddress {

    /** What kind of socket has the address. */
    enum Type {
        TCP,
        UDP
    }

    /** The address of a TCP or Unix socket; of a Unix socket without a name, the one with an empty path. */
    static Address of(SocketAddress address) {
        if (address instanceof InetSocketAddress inet) {
            return IpAddress.of(Type.TCP, inet);
        }
        if (address instanceof UnixDomainSocketAddress unix) {
            return new UnixAddress(unix.getPath());
        }
        return new UnixAddress(Path.of(""));
    }

    /** The host without a name look-up, or the path: what stands for the other side in a log. */
    String text();

    /** How an IP address is written: without a name, without a scope; IPv6 as RFC 5952 has it. */
    static String literal(InetAddress address) {
        return IpText.write(address);
    }

    /** The IP address that is written so; nothing when it is a name. Nobody is asked. */
    static Optional<InetAddress> parse(String literal) {
        return IpText.parse(literal);
    }
}

package crawler.reactor.address;

/** An address of an IPv6 socket. */
public record IPv6Address(Type type, String host, int port) implements IpAddress {

    @Override
    public String toString() {
        return "IPv6Address(type='" + type + "', host='" + host + "', port=" + port + ")";
    }
}

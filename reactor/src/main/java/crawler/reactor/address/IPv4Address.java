package crawler.reactor.address;

/** An address of an IPv4 socket. */
public record IPv4Address(Type type, String host, int port) implements IpAddress {

    @Override
    public String toString() {
        return "IPv4Address(type='" + type + "', host='" + host + "', port=" + port + ")";
    }
}

package crawler.reactor.memory;

import crawler.reactor.address.Address;
import crawler.reactor.address.IPv4Address;
import crawler.reactor.address.IPv6Address;
import crawler.reactor.address.UnixAddress;
import java.nio.file.Path;

/** A spot in a network in memory that a port is opened at, or that a connector leads to. */
sealed interface Spot {

    /** What the log calls its kind of socket. */
    String kind();

    /** As an error names it. */
    String text();

    /** Its address, as far as it is one. */
    Address address();

    /** Whether a port at this spot hears who connects to the other. */
    boolean hears(Spot other);

    /** Where the other end of a connection to here stands. */
    Address client(int number);

    /** A host and a port. All names and addresses are those of the one machine; a port may listen on one only. */
    record Inet(String host, int port) implements Spot {
        private static final String LOOPBACK = "127.0.0.1";

        @Override
        public String kind() {
            return "TCP";
        }

        @Override
        public String text() {
            return (host.isEmpty() ? "any" : host) + ":" + port;
        }

        @Override
        public Address address() {
            return at(host.isEmpty() ? "0.0.0.0" : number(), port);
        }

        private static Address at(String host, int port) {
            return host.indexOf(':') < 0
                    ? new IPv4Address(Address.Type.TCP, host, port)
                    : new IPv6Address(Address.Type.TCP, host, port);
        }

        private String number() {
            return host.equals("localhost") ? LOOPBACK : host;
        }

        @Override
        public boolean hears(Spot other) {
            return other instanceof Inet inet
                    && inet.port == port
                    && (host.isEmpty() || inet.host.isEmpty() || inet.number().equals(number()));
        }

        @Override
        public Address client(int number) {
            return at(LOOPBACK, number);
        }
    }

    /** The file of a Unix socket, which need not be there. */
    record Unix(Path path) implements Spot {
        @Override
        public String kind() {
            return "Unix";
        }

        @Override
        public String text() {
            return path.toString();
        }

        @Override
        public Address address() {
            return new UnixAddress(path);
        }

        @Override
        public boolean hears(Spot other) {
            return other instanceof Unix unix && unix.path.equals(path);
        }

        @Override
        public Address client(int number) {
            return new UnixAddress(Path.of(""));
        }
    }
}

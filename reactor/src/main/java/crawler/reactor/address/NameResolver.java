package crawler.reactor.address;

import crawler.reactor.defer.Deferred;
import java.net.InetAddress;
import java.util.List;

/** The way from a host's name to its addresses. To be used on the reactor thread. */
@FunctionalInterface
public interface NameResolver {

    /**
     * The addresses of {@code host}, at least one, in the order in which they should be tried. An address written as a
     * number answers at once; fails with a {@link crawler.reactor.error.DNSLookupError} when there is none.
     */
    Deferred<List<InetAddress>> resolve(String host);

    /** One of a network in memory, where all names are those of one machine: 127.0.0.1. */
    static NameResolver ofOneMachine() {
        return host -> Deferred.succeed(List.of(Address.parse(host).orElse(InetAddress.getLoopbackAddress())));
    }
}

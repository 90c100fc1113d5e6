package crawler.reactor.endpoint;

import crawler.reactor.Reactor;
import crawler.reactor.address.Address;
import crawler.reactor.defer.Deferred;
import crawler.reactor.net.Factory;
import crawler.reactor.net.Protocol;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * A host that may have several addresses: they are tried shortly after each other, side by side, and the first that
 * answers is taken (RFC 8305, "Happy Eyeballs"), so that one that is dead costs no more than a moment. To be used on the
 * reactor thread.
 */
public final class HostnameEndpoint implements StreamClientEndpoint {
    /** How long an attempt is alone before the next begins; one that fails does not keep the next waiting. */
    public static final Duration ATTEMPT_DELAY = Duration.ofMillis(300);

    private final Reactor reactor;
    private final String host;
    private final int port;
    private final Duration timeout;
    private final Optional<InetSocketAddress> bindAddress;

    public HostnameEndpoint(Reactor reactor, String host, int port) {
        this(reactor, host, port, Reactor.CONNECT_TIMEOUT, Optional.empty());
    }

    /** @param timeout for each address */
    public HostnameEndpoint(
            Reactor reactor, String host, int port, Duration timeout, Optional<InetSocketAddress> bindAddress) {
        this.reactor = reactor;
        this.host = host;
        this.port = port;
        this.timeout = timeout;
        this.bindAddress = bindAddress;
    }

    @Override
    public Deferred<Protocol> connect(Factory factory) {
        return reactor.nameResolver().resolve(host).addAsyncCallback(addresses -> race(addresses, factory));
    }

    private Deferred<Protocol> race(List<InetAddress> addresses, Factory factory) {
        Deque<StreamClientEndpoint> endpoints = new ArrayDeque<>();
        for (InetAddress address : alternating(addresses)) {
            endpoints.add(Clients.tcp(reactor, Address.literal(address), port, timeout, bindAddress));
        }
        return new Race(reactor, endpoints, factory, host + ":" + port).begin();
    }

    /** IPv6 and IPv4 take turns, beginning with the kind that the resolver prefers. */
    static List<InetAddress> alternating(List<InetAddress> addresses) {
        Deque<InetAddress> first = new ArrayDeque<>();
        Deque<InetAddress> second = new ArrayDeque<>();
        boolean six = !addresses.isEmpty() && addresses.get(0) instanceof Inet6Address;
        addresses.forEach(address -> (address instanceof Inet6Address == six ? first : second).add(address));
        List<InetAddress> mixed = new ArrayList<>();
        while (!first.isEmpty() || !second.isEmpty()) {
            Optional.ofNullable(first.poll()).ifPresent(mixed::add);
            Optional.ofNullable(second.poll()).ifPresent(mixed::add);
        }
        return mixed;
    }
}

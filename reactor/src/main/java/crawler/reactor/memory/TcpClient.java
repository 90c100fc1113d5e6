package crawler.reactor.memory;

import crawler.reactor.net.ClientFactory;
import crawler.reactor.net.Connector;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

/** A {@code connectTCP} as it was called. */
public record TcpClient(
        String host,
        int port,
        ClientFactory factory,
        Duration timeout,
        Optional<InetSocketAddress> bindAddress,
        Connector connector) {}

package crawler.reactor.transport;

import crawler.reactor.address.Address;
import crawler.reactor.address.IPv4Address;
import crawler.reactor.address.IPv6Address;
import crawler.reactor.defer.Deferred;
import crawler.reactor.error.ConnectBindError;
import crawler.reactor.net.Transport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Optional;

/** TCP sockets at a host and port. */
record TcpSockets(Loop loop, String host, int port, Optional<InetSocketAddress> bindAddress) implements StreamSockets {

    @Override
    public ServerSocketChannel listen(int backlog) throws IOException {
        ServerSocketChannel server = loop.channels().provider().openServerSocketChannel();
        try {
            return server.bind(
                    host.isEmpty()
                            ? new InetSocketAddress(port)
                            : new InetSocketAddress(InetAddress.getByName(host), port),
                    backlog);
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    @Override
    public void closed() {}

    @Override
    public Deferred<List<SocketAddress>> resolve() {
        return loop.resolver()
                .resolve(host)
                .addCallback(found -> found.stream()
                        .<SocketAddress>map(address -> new InetSocketAddress(address, port))
                        .toList());
    }

    @Override
    public SocketChannel open(SocketAddress place) throws IOException {
        SocketChannel channel = loop.channels().provider().openSocketChannel();
        if (bindAddress.isPresent()) {
            try {
                channel.bind(bindAddress.get());
            } catch (IOException | RuntimeException e) { // a name that was not resolved is no IOException
                channel.close();
                throw new ConnectBindError(bindAddress.get().toString(), e);
            }
        }
        return channel;
    }

    @Override
    public Transport face(StreamConnection connection) {
        return new TcpConnection(loop, connection);
    }

    @Override
    public String kind() {
        return "TCP";
    }

    @Override
    public Address destination() {
        return host.indexOf(':') < 0
                ? new IPv4Address(Address.Type.TCP, host, port)
                : new IPv6Address(Address.Type.TCP, host, port);
    }

    @Override
    public String place() {
        return (host.isEmpty() ? "any" : host) + ":" + port;
    }
}

package crawler.engine.download.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.Optional;
import javax.net.SocketFactory;

/** Sockets that bind to an address of this machine, ask the guard, and may go through a SOCKS proxy. */
public final class Sockets extends SocketFactory {
    private final AddressGuard guard;
    private final Optional<InetSocketAddress> local;
    private final Optional<Socks> socks;

    private Sockets(AddressGuard guard, Optional<InetSocketAddress> local, Optional<Socks> socks) {
        this.guard = guard;
        this.local = local;
        this.socks = socks;
    }

    /** Those of a crawl: plain ones as long as nothing is asked of them. */
    public static SocketFactory of(AddressGuard guard, Optional<InetSocketAddress> local) {
        return guard.isOn() || local.isPresent() ? new Sockets(guard, local, Optional.empty()) : getDefault();
    }

    /** Those that connect to a proxy, which is not the guard's business. */
    public static SocketFactory unguarded(Optional<InetSocketAddress> local) {
        return of(AddressGuard.OFF, local);
    }

    /** Those that go through a SOCKS proxy. */
    public static SocketFactory through(Socks socks, Optional<InetSocketAddress> local) {
        return new Sockets(AddressGuard.OFF, local, Optional.of(socks));
    }

    @Override
    public Socket createSocket() {
        return new CarefulSocket();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return bound(new InetSocketAddress(localHost, localPort), new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
        return bound(new InetSocketAddress(localHost, localPort), new InetSocketAddress(host, port));
    }

    private Socket connected(SocketAddress address) throws IOException {
        Socket socket = createSocket();
        socket.connect(address);
        return socket;
    }

    private Socket bound(SocketAddress from, SocketAddress to) throws IOException {
        Socket socket = createSocket();
        socket.bind(from);
        socket.connect(to);
        return socket;
    }

    private final class CarefulSocket extends Socket {

        @Override
        public void connect(SocketAddress endpoint) throws IOException {
            connect(endpoint, 0);
        }

        @Override
        public void connect(SocketAddress endpoint, int timeout) throws IOException {
            InetSocketAddress target = (InetSocketAddress) endpoint;
            if (local.isPresent() && !isBound()) {
                bind(local.get());
            }
            if (socks.isPresent()) {
                super.connect(socks.get().address(), timeout);
                socks.get().open(this, target);
            } else {
                guard.check(target.getAddress());
                super.connect(target, timeout);
            }
        }
    }
}

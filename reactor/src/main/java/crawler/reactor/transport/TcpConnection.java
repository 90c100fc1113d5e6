package crawler.reactor.transport;

import crawler.reactor.address.Address;
import crawler.reactor.net.PullProducer;
import crawler.reactor.net.PushProducer;
import crawler.reactor.net.Transport;
import crawler.reactor.tls.TlsFilter;
import crawler.reactor.tls.TlsOptions;
import crawler.reactor.tls.TlsSession;
import crawler.reactor.tls.TlsTransport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A TCP connection as its protocol is handed it. It leads to the socket, and from {@code startTLS} on to the filter above
 * the socket, so that a protocol keeps its transport.
 */
final class TcpConnection implements TlsTransport {
    private final Loop loop;
    private final StreamConnection socket;
    private Transport way;
    private Optional<TlsTransport> secured = Optional.empty();

    TcpConnection(Loop loop, StreamConnection socket) {
        this.loop = loop;
        this.socket = socket;
        this.way = socket;
        tcpNoDelay(true); // what is written during an event goes out at once as it is
    }

    @Override
    public void startTLS(TlsOptions options) {
        if (secured.isPresent()) {
            throw new IllegalStateException("the connection with " + peer() + " speaks TLS already");
        }
        TlsFilter filter = TlsFilter.below(socket.protocol(), loop, options);
        TlsTransport upper = filter.inPlaceOf(socket.production());
        secured = Optional.of(upper);
        way = upper;
        socket.switchTo(filter);
        filter.makeConnection(socket);
    }

    @Override
    public Optional<TlsSession> tls() {
        return secured.flatMap(TlsTransport::tls);
    }

    @Override
    public void write(byte[] data) {
        way.write(data);
    }

    @Override
    public void write(ByteBuffer data) {
        way.write(data);
    }

    @Override
    public void loseConnection() {
        way.loseConnection();
    }

    @Override
    public void loseWriteConnection() {
        way.loseWriteConnection();
    }

    @Override
    public void abortConnection() {
        way.abortConnection();
    }

    @Override
    public void registerProducer(PushProducer producer) {
        way.registerProducer(producer);
    }

    @Override
    public void registerProducer(PullProducer producer) {
        way.registerProducer(producer);
    }

    @Override
    public void unregisterProducer() {
        way.unregisterProducer();
    }

    @Override
    public void pauseProducing() {
        way.pauseProducing();
    }

    @Override
    public void resumeProducing() {
        way.resumeProducing();
    }

    @Override
    public void stopProducing() {
        way.stopProducing();
    }

    @Override
    public boolean connected() {
        return way.connected();
    }

    @Override
    public boolean disconnecting() {
        return way.disconnecting();
    }

    @Override
    public Address peer() {
        return socket.peer();
    }

    @Override
    public Address host() {
        return socket.host();
    }

    @Override
    public void tcpNoDelay(boolean enabled) {
        set(StandardSocketOptions.TCP_NODELAY, enabled);
    }

    @Override
    public boolean tcpNoDelay() {
        return isSet(StandardSocketOptions.TCP_NODELAY);
    }

    @Override
    public void tcpKeepAlive(boolean enabled) {
        set(StandardSocketOptions.SO_KEEPALIVE, enabled);
    }

    @Override
    public boolean tcpKeepAlive() {
        return isSet(StandardSocketOptions.SO_KEEPALIVE);
    }

    private void set(SocketOption<Boolean> option, boolean enabled) {
        if (!connected()) {
            return;
        }
        try {
            socket.channel().setOption(option, enabled);
        } catch (IOException e) {
            throw new UncheckedIOException(option + " cannot be set on the connection with " + peer(), e);
        }
    }

    private boolean isSet(SocketOption<Boolean> option) {
        try {
            return connected() && socket.channel().getOption(option);
        } catch (IOException e) {
            throw new UncheckedIOException(option + " cannot be read of the connection with " + peer(), e);
        }
    }
}

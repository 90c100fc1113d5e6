package crawler.reactor.transport;

import crawler.reactor.defer.Failure;
import crawler.reactor.net.TcpTransport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.util.function.Consumer;

/** A connection over TCP. */
final class TcpConnection extends StreamConnection implements TcpTransport {

    TcpConnection(Loop loop, SocketChannel channel, String session, Consumer<Failure> afterwards) throws IOException {
        super(loop, channel, session, afterwards);
        tcpNoDelay(true); // what is written during an event goes out at once as it is
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
            channel().setOption(option, enabled);
        } catch (IOException e) {
            throw new UncheckedIOException(option + " cannot be set on the connection with " + peer(), e);
        }
    }

    private boolean isSet(SocketOption<Boolean> option) {
        try {
            return connected() && channel().getOption(option);
        } catch (IOException e) {
            throw new UncheckedIOException(option + " cannot be read of the connection with " + peer(), e);
        }
    }
}

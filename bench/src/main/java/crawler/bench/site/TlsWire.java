package crawler.bench.site;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLContext;
import tlschannel.NeedsReadException;
import tlschannel.NeedsWriteException;
import tlschannel.ServerTlsChannel;
import tlschannel.TlsChannel;

/**
 * TLS over a socket that does not block: 0 is answered where the socket has nothing, or no room, now. A read goes on until the
 * socket is empty or the buffer full, since nobody tells of bytes that are decrypted already.
 */
final class TlsWire implements ByteChannel {
    private final TlsChannel channel;

    TlsWire(SocketChannel socket, SSLContext context) {
        channel = ServerTlsChannel.newBuilder(socket, context).build();
    }

    @Override
    public int read(ByteBuffer in) throws IOException {
        int before = in.position();
        while (in.hasRemaining()) {
            try {
                if (channel.read(in) < 0) {
                    return in.position() > before ? in.position() - before : -1;
                }
            } catch (NeedsReadException | NeedsWriteException later) {
                break;
            }
        }
        return in.position() - before;
    }

    @Override
    public int write(ByteBuffer out) throws IOException {
        int before = out.position();
        try {
            channel.write(out);
        } catch (NeedsReadException | NeedsWriteException later) {
            return out.position() - before;
        }
        return out.position() - before;
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

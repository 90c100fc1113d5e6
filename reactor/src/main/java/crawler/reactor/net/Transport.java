package crawler.reactor.net;

import crawler.reactor.address.Address;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One connection as its protocol writes to it. To be used on the reactor thread; nothing here blocks, and nothing calls
 * {@code connectionLost} before it has returned.
 *
 * <p>As a {@link PushProducer} it is the source of what comes: paused, it reads no more, so that the other side has to
 * wait. {@code transport.registerProducer(transport)} is an echo that never holds more than a little.
 */
public interface Transport extends Consumer, PushProducer {

    /**
     * Sends bytes after those written before, as soon as the other side takes them; ignored when the connection has
     * ended. The array is the transport's from now on and must not be changed.
     */
    @Override
    void write(byte[] data);

    /** Sends what remains in {@code data}; the buffer is empty and free for other use when this returns. */
    void write(ByteBuffer data);

    /** Sends text in UTF-8. */
    default void write(String text) {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends several pieces, in order. */
    default void writeSequence(List<byte[]> data) {
        data.forEach(this::write);
    }

    /** Sends all that was written, and what a registered producer still writes, then closes. May be called twice. */
    void loseConnection();

    /** Sends all that was written, then tells the other side that it was all; reading goes on. */
    void loseWriteConnection();

    /** Throws away what was not sent, and resets the connection. {@code connectionLost} comes in a later turn. */
    void abortConnection();

    /** Whether the connection is made and not lost. */
    boolean connected();

    /** Whether {@link #loseConnection()} was called and the connection has not ended yet. */
    boolean disconnecting();

    /** The other side. */
    Address peer();

    /** This side. */
    Address host();
}

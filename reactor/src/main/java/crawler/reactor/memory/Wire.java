package crawler.reactor.memory;

import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;

/**
 * One direction of a connection in memory: what has been sent and was not read yet, as much as the buffers of a system
 * would hold.
 */
final class Wire implements GatheringByteChannel {
    private static final int CAPACITY = 64 * 1024;

    private final ByteBuffer sent = ByteBuffer.allocate(CAPACITY);
    private boolean ended;
    private boolean reset;
    private boolean abandoned;

    /** Takes as much as there is room for. */
    @Override
    public int write(ByteBuffer data) {
        int length = Math.min(data.remaining(), sent.remaining());
        ByteBuffer part = data.slice().limit(length);
        data.position(data.position() + length);
        sent.put(part);
        return length;
    }

    @Override
    public long write(ByteBuffer[] pieces, int offset, int count) {
        long written = 0;
        for (int i = offset; i < offset + count; i++) {
            written += write(pieces[i]);
        }
        return written;
    }

    @Override
    public long write(ByteBuffer[] pieces) {
        return write(pieces, 0, pieces.length);
    }

    /** Takes all that has been sent. */
    ByteBuffer read() {
        ByteBuffer all = ByteBuffer.allocate(sent.flip().remaining()).put(sent).flip();
        sent.clear();
        return all;
    }

    boolean isEmpty() {
        return sent.position() == 0;
    }

    /** The sender has sent all. */
    void end() {
        ended = true;
    }

    boolean ended() {
        return ended;
    }

    /** The sender has thrown the connection away, and what was sent as well. */
    void reset() {
        reset = true;
        sent.clear();
    }

    boolean isReset() {
        return reset;
    }

    /** The receiver reads no more. */
    void abandon() {
        abandoned = true;
        sent.clear();
    }

    boolean abandoned() {
        return abandoned;
    }

    @Override
    public boolean isOpen() {
        return !ended;
    }

    @Override
    public void close() {
        end();
    }
}

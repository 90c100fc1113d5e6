package crawler.reactor.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;
import java.util.ArrayDeque;

/**
 * What a connection has been given and has not sent yet. Small pieces are gathered in {@link Chunks}; large arrays are
 * kept as they are.
 */
public final class Outgoing {
    /** From here on an array is kept and not copied. */
    static final int LARGE = 4 * 1024;
    /** What is sent at one time at the most, so that others get their turn. Twisted's {@code SEND_LIMIT}. */
    private static final int SEND_LIMIT = 128 * 1024;

    private static final int GATHERED = 16;

    /** Bytes from {@code position} to {@code limit} are to be sent; a chunk may have room behind. */
    private final ArrayDeque<ByteBuffer> pieces = new ArrayDeque<>(2);

    private final Chunks chunks;
    private long size;

    public Outgoing(Chunks chunks) {
        this.chunks = chunks;
    }

    public long size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /** Takes an array over. */
    public void add(byte[] data) {
        if (data.length >= LARGE) {
            pieces.addLast(ByteBuffer.wrap(data));
            size += data.length;
        } else {
            copy(ByteBuffer.wrap(data));
        }
    }

    /** Copies what remains. */
    public void copy(ByteBuffer data) {
        size += data.remaining();
        while (data.hasRemaining()) {
            append(data, chunkWithRoom());
        }
    }

    private static void append(ByteBuffer data, ByteBuffer chunk) {
        int end = chunk.limit();
        int length = Math.min(data.remaining(), chunk.capacity() - end);
        chunk.limit(end + length);
        chunk.put(end, data, data.position(), length);
        data.position(data.position() + length);
    }

    private ByteBuffer chunkWithRoom() {
        ByteBuffer last = pieces.peekLast();
        if (last != null && last.isDirect() && last.limit() < last.capacity()) {
            return last;
        }
        ByteBuffer chunk = chunks.take().limit(0);
        pieces.addLast(chunk);
        return chunk;
    }

    /** Sends what the channel takes now, up to a limit. */
    public void sendTo(GatheringByteChannel channel) throws IOException {
        int sent = 0;
        while (size > 0 && sent < SEND_LIMIT) {
            int written = pieces.size() == 1 || !pieces.peekFirst().isDirect()
                    ? sendFirst(channel, SEND_LIMIT - sent)
                    : sendSeveral(channel);
            if (written == 0) {
                return;
            }
            sent += written;
            size -= written;
            dropSent();
        }
    }

    /** A part of a large array at a time: the JDK copies all that it is given before it sends some of it. */
    private int sendFirst(GatheringByteChannel channel, int most) throws IOException {
        ByteBuffer first = pieces.peekFirst();
        int end = first.limit();
        first.limit(Math.min(end, first.position() + most));
        try {
            return channel.write(first);
        } finally {
            first.limit(end);
        }
    }

    private int sendSeveral(GatheringByteChannel channel) throws IOException {
        ByteBuffer[] some =
                pieces.stream().takeWhile(ByteBuffer::isDirect).limit(GATHERED).toArray(ByteBuffer[]::new);
        return (int) channel.write(some);
    }

    private void dropSent() {
        while (!pieces.isEmpty() && !pieces.peekFirst().hasRemaining()) {
            recycle(pieces.removeFirst());
        }
    }

    private void recycle(ByteBuffer piece) {
        if (piece.isDirect()) {
            chunks.giveBack(piece);
        }
    }

    /** Throws all away. */
    public void clear() {
        pieces.forEach(this::recycle);
        pieces.clear();
        size = 0;
    }
}

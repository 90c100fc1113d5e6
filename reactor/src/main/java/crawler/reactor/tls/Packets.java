package crawler.reactor.tls;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;

/**
 * Buffers for one TLS record each, used again and again by all connections of a loop, so that an idle one holds none. To
 * be used on the reactor thread.
 */
public final class Packets {
    /** A record of 16 KiB with what surrounds it; the rare larger one gets a buffer of its own. */
    private static final int SIZE = 17 * 1024;
    /** Two are in use at a time, more only where TLS runs inside of TLS. */
    private static final int KEPT = 8;

    private final ArrayDeque<ByteBuffer> free = new ArrayDeque<>(KEPT);

    /** An empty one of this size or more. */
    ByteBuffer take(int size) {
        if (size > SIZE) {
            return ByteBuffer.allocate(size);
        }
        ByteBuffer packet = free.pollLast();
        return packet == null ? ByteBuffer.allocate(SIZE) : packet.clear();
    }

    void giveBack(ByteBuffer packet) {
        if (packet.capacity() == SIZE && free.size() < KEPT) {
            free.addLast(packet);
        }
    }
}

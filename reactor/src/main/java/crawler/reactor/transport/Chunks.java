package crawler.reactor.transport;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;

/** Buffers of one size outside the heap, used again and again by all connections of a loop. */
public final class Chunks {
    static final int SIZE = 16 * 1024;
    /** As many as are kept when nobody needs them: 4 MiB. */
    private static final int KEPT = 256;

    private final ArrayDeque<ByteBuffer> free = new ArrayDeque<>();

    /** An empty one. */
    ByteBuffer take() {
        ByteBuffer chunk = free.pollLast();
        return chunk == null ? ByteBuffer.allocateDirect(SIZE) : chunk.clear();
    }

    void giveBack(ByteBuffer chunk) {
        if (free.size() < KEPT) {
            free.addLast(chunk);
        }
    }
}

package crawler.reactor.datagram;

import crawler.reactor.log.Log;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;

/** Datagrams that the system did not take yet, up to a limit. */
final class Unsent {
    /** As much as a burst may hold; a system that takes nothing for longer loses datagrams, as networks do. */
    private static final int MOST_BYTES = 1024 * 1024;
    /** What a datagram costs beside its bytes, so that many empty ones are bounded, too. */
    private static final int OVERHEAD = 64;

    record Datagram(ByteBuffer data, SocketAddress to) {}

    private final ArrayDeque<Datagram> waiting = new ArrayDeque<>();
    private int bytes;
    private boolean told;

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    void add(Datagram datagram) {
        int size = datagram.data().remaining() + OVERHEAD;
        if (bytes + size > MOST_BYTES) {
            if (!told) {
                told = true;
                Log.msg("{} datagrams wait to be sent and no more can: those that come now are lost.", waiting.size());
            }
            return;
        }
        bytes += size;
        waiting.addLast(datagram);
    }

    Datagram first() {
        return waiting.getFirst();
    }

    /** The first was sent. */
    void drop() {
        bytes -= waiting.removeFirst().data().capacity() + OVERHEAD;
        told &= !waiting.isEmpty();
    }

    void clear() {
        waiting.clear();
        bytes = 0;
    }
}

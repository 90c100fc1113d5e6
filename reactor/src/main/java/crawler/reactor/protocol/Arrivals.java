package crawler.reactor.protocol;

import java.nio.ByteBuffer;

/**
 * What has come and was not taken yet: first what had to be kept, then what is in the reactor's own buffer while its
 * event runs. Only what is left at the end of the event is copied.
 */
final class Arrivals {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    /** Between position and limit; there may be room behind. */
    private ByteBuffer kept = NOTHING;

    private ByteBuffer arriving = NOTHING;

    boolean isEmpty() {
        return !kept.hasRemaining() && !arriving.hasRemaining();
    }

    /** Bytes come that are valid until {@link #eventEnds()}. */
    void arrive(ByteBuffer data) {
        eventEnds();
        arriving = data;
    }

    /** What comes first, to be taken from its position on. */
    ByteBuffer next() {
        return kept.hasRemaining() ? kept : arriving;
    }

    /** The reactor's buffer is needed again. */
    void eventEnds() {
        ByteBuffer rest = arriving;
        arriving = NOTHING;
        keep(rest);
        if (!kept.hasRemaining()) {
            kept = NOTHING;
        }
    }

    /** Puts bytes behind all others. */
    void add(ByteBuffer data) {
        eventEnds();
        keep(data);
    }

    /** Everything that is there. */
    byte[] takeAll() {
        byte[] all = new byte[kept.remaining() + arriving.remaining()];
        int first = kept.remaining();
        kept.get(all, 0, first);
        arriving.get(all, first, all.length - first);
        return all;
    }

    private void keep(ByteBuffer data) {
        if (!data.hasRemaining()) {
            return;
        }
        makeRoom(data.remaining());
        int end = kept.limit();
        kept.limit(end + data.remaining());
        kept.put(end, data, data.position(), data.remaining());
        data.position(data.limit());
    }

    /** Moves to the front what is kept, or to an array twice as large, so that adding stays linear. */
    private void makeRoom(int more) {
        if (kept.capacity() - kept.limit() >= more) {
            return;
        }
        int needed = Math.addExact(kept.remaining(), more);
        if (needed <= kept.capacity() / 2) {
            kept.compact().flip();
        } else {
            kept = ByteBuffer.allocate(Math.max(needed, 2 * kept.remaining()))
                    .put(kept)
                    .flip();
        }
    }
}

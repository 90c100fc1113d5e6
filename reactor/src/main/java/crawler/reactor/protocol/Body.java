package crawler.reactor.protocol;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** A string of known length that is being received. Memory is taken as it comes, not as it is announced. */
final class Body {
    private static final byte[] NOTHING = {};
    private static final int AT_FIRST = 64 * 1024;

    private byte[] bytes = NOTHING;
    private int length;
    private int filled;

    void expect(int announced) {
        length = announced;
        filled = 0;
        bytes = announced == 0 ? NOTHING : new byte[Math.min(announced, AT_FIRST)];
    }

    /** Takes what belongs to it; true when it is complete. */
    boolean fill(ByteBuffer source) {
        int more = Math.min(length - filled, source.remaining());
        if (filled + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(length, Math.max(filled + more, 2L * bytes.length)));
        }
        source.get(bytes, filled, more);
        filled += more;
        return filled == length;
    }

    byte[] take() {
        byte[] taken = bytes;
        bytes = NOTHING;
        return taken;
    }
}

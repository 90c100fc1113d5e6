package crawler.engine.body;

import java.io.EOFException;
import java.io.IOException;
import java.io.PushbackInputStream;

/** The text of a zlib stream or of bare deflated data. What follows its end does not count. */
final class DeflateStream extends InflatedStream {
    private boolean ended;

    DeflateStream(PushbackInputStream coded) throws IOException {
        super(coded, !startsAsZlib(coded));
    }

    /**
     * Whether the first two bytes can be a zlib header (RFC 1950, 2.2): method 8, a multiple of 31. Bare deflated data
     * that can be taken for it would begin with a stored block whose padding is not zero, which nothing writes.
     */
    private static boolean startsAsZlib(PushbackInputStream coded) throws IOException {
        int first = coded.read();
        int second = coded.read();
        if (second >= 0) {
            coded.unread(second);
        }
        coded.unread(first);
        return (first & 0x0f) == 8 && first >> 4 <= 7 && (second < 0 || (first << 8 | second) % 31 == 0);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int count = ended ? 0 : inflateOrEnd(into, offset, length);
        ended = count == 0;
        return ended ? -1 : count;
    }

    private int inflateOrEnd(byte[] into, int offset, int length) throws IOException {
        try {
            return inflate(into, offset, length);
        } catch (EOFException e) { // cut short: what was there is better than nothing
            return 0;
        }
    }
}

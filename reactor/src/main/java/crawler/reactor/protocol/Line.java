package crawler.reactor.protocol;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The line that is being received, and the search for its end. What came of it in earlier pieces was looked at once and
 * is not looked at again, so that the time is linear however small the pieces are.
 */
final class Line {
    private static final byte[] NOTHING = {};
    private static final int SMALLEST = 64;
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private byte[] delimiter;
    private byte[] begun = NOTHING;
    private int length;

    Line(byte[] delimiter) {
        delimiter(delimiter);
    }

    void delimiter(byte[] ends) {
        if (ends.length == 0) {
            throw new IllegalArgumentException("a line needs a delimiter of at least one byte");
        }
        this.delimiter = ends.clone();
    }

    byte[] delimiter() {
        return delimiter;
    }

    /** How long the line is, with its delimiter, if it ends before the position {@code end} of {@code source}. */
    int lengthTo(ByteBuffer source, int end) {
        return length + end - source.position();
    }

    /** The position in {@code source} behind the line's delimiter; -1 when that has not come. */
    int endIn(ByteBuffer source) {
        byte last = delimiter[delimiter.length - 1];
        int at = indexOf(source, source.position(), last);
        while (at >= 0) {
            if (delimiterEndsAt(source, at)) {
                return at + 1;
            }
            at = indexOf(source, at + 1, last);
        }
        return -1;
    }

    private boolean delimiterEndsAt(ByteBuffer source, int at) {
        for (int back = 1; back < delimiter.length; back++) {
            if (byteAt(source, at - back) != (delimiter[delimiter.length - 1 - back] & 0xFF)) {
                return false;
            }
        }
        return true;
    }

    /** A byte of the line by its position in {@code source}, where the bytes begun with have negative ones; or -1. */
    private int byteAt(ByteBuffer source, int position) {
        if (position >= source.position()) {
            return source.get(position) & 0xFF;
        }
        int index = length - (source.position() - position);
        return index < 0 ? -1 : begun[index] & 0xFF;
    }

    /** Looks at eight bytes at a time until the byte is among them. */
    private static int indexOf(ByteBuffer source, int from, byte wanted) {
        int end = source.limit();
        int i = from;
        long pattern = (wanted & 0xFFL) * ONES;
        for (; i + Long.BYTES <= end; i += Long.BYTES) {
            long zeroWhereEqual = source.getLong(i) ^ pattern;
            if (((zeroWhereEqual - ONES) & ~zeroWhereEqual & HIGH_BITS) != 0) {
                break;
            }
        }
        for (; i < end; i++) {
            if (source.get(i) == wanted) {
                return i;
            }
        }
        return -1;
    }

    /** The line without its delimiter, which ends before the position {@code end} of {@code source}. */
    byte[] take(ByteBuffer source, int end) {
        byte[] line = new byte[lengthTo(source, end) - delimiter.length];
        int before = Math.min(length, line.length);
        System.arraycopy(begun, 0, line, 0, before);
        source.get(line, before, line.length - before).position(end);
        begun = NOTHING;
        length = 0;
        return line;
    }

    /** Keeps all of {@code source}: the line has not ended in it. */
    void begin(ByteBuffer source) {
        int more = source.remaining();
        if (begun.length - length < more) {
            begun = Arrays.copyOf(begun, Math.max(length + more, Math.max(SMALLEST, 2 * length)));
        }
        source.get(begun, length, more);
        length += more;
    }

    /** What it has begun with, followed by {@code rest}. */
    byte[] takeWith(byte[] rest) {
        if (length == 0) {
            return rest;
        }
        byte[] all = Arrays.copyOf(begun, length + rest.length);
        System.arraycopy(rest, 0, all, length, rest.length);
        begun = NOTHING;
        length = 0;
        return all;
    }
}

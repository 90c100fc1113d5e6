package crawler.engine.body;

import java.io.EOFException;
import java.io.IOException;
import java.io.PushbackInputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipException;

/**
 * The text of a gzip file (RFC 1952) of one or more members. As browsers and Scrapy do, it takes what it can get: where the
 * file is cut short, where a checksum is wrong, or where something else follows a member, the text ends; it fails only when
 * there would be none, or when the deflated data itself is broken.
 */
final class GzipStream extends InflatedStream {
    private static final int HAS_CRC = 2;
    private static final int HAS_EXTRA = 4;
    private static final int HAS_NAME = 8;
    private static final int HAS_COMMENT = 16;

    private final CRC32 crc = new CRC32();
    private boolean inMember;
    private boolean hadMember;
    private boolean ended;
    private boolean hadText;

    GzipStream(PushbackInputStream coded) {
        super(coded, true);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        try {
            int count = ended ? 0 : text(into, offset, length);
            ended = count == 0;
            hadText |= count > 0;
            return ended ? -1 : count;
        } catch (EOFException | ZipException e) {
            ended = true;
            if (!hadText) {
                throw new BrokenCoding(e.getMessage(), e);
            }
            return -1;
        }
    }

    private int text(byte[] into, int offset, int length) throws IOException {
        while (inMember || beginMember()) {
            int count = inflate(into, offset, length);
            if (count > 0) {
                crc.update(into, offset, count);
                return count;
            }
            endMember();
        }
        return 0;
    }

    /** Reads a header; members may be followed by zeros (as on tapes). */
    private boolean beginMember() throws IOException {
        int first = next();
        while (hadMember && first == 0) {
            first = next();
        }
        if (first < 0) {
            return false;
        }
        if (first != 0x1f || next() != 0x8b || next() != 8) {
            throw new ZipException("this is no gzip");
        }
        int flags = nextOrEnd();
        skip(6);
        skipOptional(flags);
        inMember = true;
        inflater().reset();
        crc.reset();
        return true;
    }

    private void skipOptional(int flags) throws IOException {
        if ((flags & HAS_EXTRA) != 0) {
            int length = nextOrEnd();
            skip(length | nextOrEnd() << 8);
        }
        if ((flags & HAS_NAME) != 0) {
            skipText();
        }
        if ((flags & HAS_COMMENT) != 0) {
            skipText();
        }
        if ((flags & HAS_CRC) != 0) {
            skip(2);
        }
    }

    private void endMember() throws IOException {
        inMember = false;
        hadMember = true;
        if (nextInt() != crc.getValue()) {
            throw new ZipException("the checksum of the gzip is wrong");
        }
        if (nextInt() != (inflater().getBytesWritten() & 0xffffffffL)) {
            throw new ZipException("the length of the gzip is wrong");
        }
    }

    private long nextInt() throws IOException {
        long value = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            value |= (long) nextOrEnd() << shift;
        }
        return value;
    }

    private int nextOrEnd() throws IOException {
        int octet = next();
        if (octet < 0) {
            throw new EOFException("the gzip ends too early");
        }
        return octet;
    }

    private void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            nextOrEnd();
        }
    }

    private void skipText() throws IOException {
        while (nextOrEnd() != 0) {
            continue;
        }
    }
}

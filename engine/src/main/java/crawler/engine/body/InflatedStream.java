package crawler.engine.body;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** What both codings around deflate (RFC 1951) have in common. */
abstract class InflatedStream extends InputStream {
    private static final int INPUT = 8192;

    private final InputStream coded;
    private final byte[] input = new byte[INPUT];
    private int position;
    private int end;
    private final Inflater inflater;

    /** @param bare whether the deflated data has no zlib header and trailer (RFC 1950) */
    InflatedStream(InputStream coded, boolean bare) {
        this.coded = coded;
        this.inflater = new Inflater(bare);
    }

    final Inflater inflater() {
        return inflater;
    }

    /** The next byte of the input, -1 at its end. */
    final int next() throws IOException {
        return position < end || fill() ? input[position++] & 0xff : -1;
    }

    private boolean fill() throws IOException {
        position = 0;
        end = Math.max(0, coded.read(input));
        return end > 0;
    }

    /**
     * Some bytes of the text; 0 at the end of the deflated data.
     *
     * @throws EOFException when the input ends before
     */
    final int inflate(byte[] into, int offset, int length) throws IOException {
        try {
            int count = inflater.inflate(into, offset, length);
            while (count == 0 && !inflater.finished()) {
                feed();
                count = inflater.inflate(into, offset, length);
            }
            return count;
        } catch (DataFormatException e) {
            throw new BrokenCoding("the deflated data is broken: " + e.getMessage(), e);
        } finally {
            if (inflater.finished()) {
                position = end - inflater.getRemaining();
            }
        }
    }

    private void feed() throws IOException {
        if (inflater.needsDictionary()) {
            throw new BrokenCoding("the deflated data needs a dictionary that nobody has");
        }
        if (position >= end && !fill()) {
            throw new EOFException("the deflated data ends too early");
        }
        inflater.setInput(input, position, end - position);
        position = end;
    }

    @Override
    public final int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        coded.close();
    }
}

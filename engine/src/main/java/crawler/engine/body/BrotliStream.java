package crawler.engine.body;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import org.brotli.dec.BrotliInputStream;

/** The text of a brotli stream (RFC 7932). */
final class BrotliStream extends InputStream {
    private final InputStream text;

    BrotliStream(PushbackInputStream coded) throws IOException {
        try {
            text = new BrotliInputStream(coded);
        } catch (IOException e) {
            throw broken(e);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        try {
            return text.read(into, offset, length);
        } catch (BrokenCoding | ExpandedTooFar e) {
            throw e; // of the coding around it
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private static BrokenCoding broken(IOException e) {
        return new BrokenCoding("the brotli data is broken or cut short: " + e.getMessage(), e);
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}

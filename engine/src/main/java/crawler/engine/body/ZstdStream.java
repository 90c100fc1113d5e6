package crawler.engine.body;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/** The text of a zstd stream (RFC 8878) of one or more frames. Where it is cut short it ends. */
final class ZstdStream extends InputStream {
    /** 8 MiB: what a content coding may ask for (RFC 9659). More would let a server choose how much memory is taken. */
    private static final int LARGEST_WINDOW_LOG = 23;

    private final InputStream text;

    ZstdStream(PushbackInputStream coded) throws IOException {
        text = new ZstdInputStream(coded).setContinuous(true).setLongMax(LARGEST_WINDOW_LOG);
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
        } catch (ZstdIOException e) {
            throw new BrokenCoding("the zstd data is broken: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}

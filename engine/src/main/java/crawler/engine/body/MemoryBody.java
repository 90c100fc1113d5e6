package crawler.engine.body;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** Bytes in memory. */
record MemoryBody(byte[] bytes) implements Body {
    static final Body EMPTY = new MemoryBody(new byte[0]);

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public byte[] start(int least) {
        return bytes();
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(bytes);
    }
}

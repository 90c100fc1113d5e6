package crawler.engine.feed;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * A buffer that hands on nothing but whole items, so that a file that several crawls append to, or that is read while it
 * is written, has no torn line in it.
 */
final class WholeItems extends OutputStream {
    private final OutputStream target;
    private final int enough;
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();

    /** @param enough from how many bytes on they are handed on */
    WholeItems(OutputStream target, int enough) {
        this.target = target;
        this.enough = enough;
    }

    @Override
    public void write(int oneByte) {
        pending.write(oneByte);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        pending.write(bytes, offset, length);
    }

    /** After each item. */
    void itemWritten() throws IOException {
        if (pending.size() >= enough) {
            flush();
        }
    }

    @Override
    public void flush() throws IOException {
        pending.writeTo(target);
        pending.reset();
        target.flush();
    }

    @Override
    public void close() throws IOException {
        try (target) {
            flush();
        }
    }
}

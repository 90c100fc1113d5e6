package crawler.engine.body;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.Cleaner;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * Bytes in a file that has been deleted already and lives as long as its channel, which is closed when nobody knows the body
 * any more. So nothing is left behind, however the process ends.
 */
final class FileBody implements Body {
    private static final long LARGEST_ARRAY = Integer.MAX_VALUE - 8;
    private static final Cleaner CLEANER = Cleaner.create();

    private final FileChannel file;
    private final long size;

    /** @param file nobody writes to it any more, and only this closes it */
    FileBody(FileChannel file) throws IOException {
        this.file = file;
        this.size = file.size();
        CLEANER.register(this, () -> close(file));
    }

    private static void close(FileChannel file) {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public byte[] bytes() {
        if (size > LARGEST_ARRAY) {
            throw new IllegalStateException(
                    "a body of " + size + " bytes is larger than any array; read it by Response.openBody()");
        }
        try (InputStream in = open()) {
            return in.readNBytes((int) size);
        } catch (IOException e) {
            throw new UncheckedIOException("the file of a body cannot be read", e);
        }
    }

    @Override
    public byte[] start(int least) {
        try (InputStream in = open()) {
            return in.readNBytes(least);
        } catch (IOException e) {
            throw new UncheckedIOException("the file of a body cannot be read", e);
        }
    }

    @Override
    public InputStream open() {
        return new Reading();
    }

    /** A way through the file that leaves the channel's own position alone. */
    private final class Reading extends InputStream {
        private long position;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = file.read(ByteBuffer.wrap(into, offset, length), position);
            position += Math.max(0, count);
            return count;
        }

        @Override
        public long skip(long count) {
            long skipped = Math.max(0, Math.min(count, size - position));
            position += skipped;
            return skipped;
        }
    }
}

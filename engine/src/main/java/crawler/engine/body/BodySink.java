package crawler.engine.body;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import okio.Buffer;

/** Where the bytes of a body are collected: in memory, and beyond a size in a file. For one thread. */
public final class BodySink implements Closeable {
    private static final byte[] NONE = {};

    private final long inMemory;
    private final Buffer buffer = new Buffer();
    private FileChannel file;
    private long written;

    /** @param inMemory so many bytes, and the rest on disk */
    public BodySink(long inMemory) {
        this.inMemory = inMemory;
    }

    /** Takes all bytes of {@code source}, and copies none of them as long as they stay in memory. */
    public void write(Buffer source) throws IOException {
        buffer.writeAll(source);
        if (buffer.size() > inMemory || file != null) {
            spill();
        }
    }

    private void spill() throws IOException {
        if (file == null) {
            Path path = Files.createTempFile("crawler-body-", null);
            file = FileChannel.open(
                    path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
            Files.deleteIfExists(path);
        }
        written += buffer.size();
        buffer.writeTo(Channels.newOutputStream(file));
    }

    /** How many bytes it has taken. */
    public long size() {
        return written + buffer.size();
    }

    /** What it has taken; this is used up then. */
    public Body toBody() throws IOException {
        if (file == null) {
            return Body.of(buffer.exhausted() ? NONE : buffer.readByteArray());
        }
        Body body = new FileBody(file);
        file = null;
        return body;
    }

    /** Forgets what was not made a body. */
    @Override
    public void close() throws IOException {
        buffer.clear();
        if (file != null) {
            file.close();
        }
    }
}

package crawler.engine.feed.format;

import crawler.engine.Item;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;

/**
 * A format of feeds: turns items into bytes, one after the other. An implementation has a public constructor with {@link
 * ExportOptions} or without parameters. One thread at a time may use it.
 */
public interface ItemExporter {

    /** Whether what is written so far is of use before {@link #finish}. */
    default boolean isReadableWhileWritten() {
        return false;
    }

    /** Whether two files of this format, one behind the other, are one; {@link #start} is enough to continue one then. */
    default boolean continuesAnywhere() {
        return false;
    }

    /** Writes what stands before the first item. */
    void start(OutputStream out) throws IOException;

    /**
     * Begins, in the place of {@link #start}, at the end of a file that is not empty, so that the file with the further items
     * is valid. May read the file and cut something off its end.
     *
     * @throws IOException also when the file is not of this format, which is then left as it was
     */
    default void resume(SeekableByteChannel file, OutputStream out) throws IOException {
        file.position(file.size());
        start(out);
    }

    /** Writes one item whole, or nothing of it. @throws RuntimeException when it cannot be written in this format */
    void export(Item item, OutputStream out) throws IOException;

    /** Writes what stands after the last item. */
    void finish(OutputStream out) throws IOException;
}

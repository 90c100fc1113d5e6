package crawler.engine.feed.storage;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.util.Optional;

/** One file of a feed while it is written. Its methods may block; one thread at a time calls them. */
public interface StoredFile {

    /**
     * The file as it was left, to be made ready for being continued, if it is there, is not empty and is not to be
     * overwritten. The caller closes it before it asks for {@link #out}.
     */
    default Optional<SeekableByteChannel> existing() throws IOException {
        return Optional.empty();
    }

    /** Takes the bytes; the same stream each time. */
    OutputStream out() throws IOException;

    /** Closes {@link #out} and brings the file to its place; the last call. */
    void store() throws IOException;

    /**
     * Gives it up, in the place of {@link #store}, since something could not be written: what was there before is not
     * replaced, if that is still possible.
     *
     * @return where what was written can be found, if it is not where it was meant to be
     */
    default Optional<Path> abandon() throws IOException {
        out().close();
        return Optional.empty();
    }
}

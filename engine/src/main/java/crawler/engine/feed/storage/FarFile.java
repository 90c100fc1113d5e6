package crawler.engine.feed.storage;

import java.io.IOException;
import java.nio.file.Path;

/** A file somewhere else, which a {@link CollectedFile} becomes. Its methods block. */
public interface FarFile {

    /** Copies it over an empty file here; whether it is there. @throws IOException also when it is there, but cannot be had */
    boolean fetch(Path to) throws IOException;

    /** Sends the file here, in the place of what is there. */
    void store(Path file) throws IOException;

    /** Sends one that continues what was fetched; never leaves less there than was there before. */
    default void replace(Path file) throws IOException {
        store(file);
    }

    /** Whether something can be put behind what is there. */
    default boolean appends() {
        return false;
    }

    /** Puts the file here behind what is there; called when it {@link #appends}. */
    default void append(Path file) throws IOException {
        throw new UnsupportedOperationException("nothing can be put behind what is there");
    }
}

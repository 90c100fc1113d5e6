package crawler.engine.media;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/**
 * A place where media files are kept, by the scheme of its URI (MEDIA_STORES). An implementation has a public constructor with
 * a {@link StorePlace}. Its methods may block: they are called on worker threads, several at once.
 */
public interface FileStore {

    /** What is known of a stored file; the checksum is its MD5 in hexadecimal digits where the place knows that. */
    record Stat(Instant lastModified, String checksum) {}

    /**
     * A file that is there and not older than {@code notBefore}.
     *
     * @param path parts with slashes between them; a store refuses what would lead out of it
     */
    Optional<Stat> stat(String path, Instant notBefore) throws IOException;

    /** Stores a file whole or not at all, in the place of one that is there; gives its MD5 in hexadecimal digits. */
    String persist(String path, MediaContent content) throws IOException;

    /** Frees what it holds; the last call. */
    default void close() throws IOException {}
}

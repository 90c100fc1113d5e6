package crawler.engine.feed.storage;

import java.io.IOException;

/**
 * A kind of place where feeds are kept, by the scheme of their URIs (FEED_STORAGES). An implementation has a public
 * constructor without parameters or with a {@link crawler.engine.Crawler}. Its methods may block: they are called on worker
 * threads.
 */
public interface FeedStorage {

    /** Opens one file for writing. @throws IOException when it cannot be written */
    StoredFile open(Target target) throws IOException;

    /** Whether a file that is there is replaced when the feed does not say. */
    default boolean overwrites() {
        return true;
    }

    /** As in the stats, {@code feedexport/success_count/NAME}. */
    default String name() {
        return getClass().getSimpleName();
    }

    /**
     * What is to be written.
     *
     * @param uri where
     * @param overwrite whether a file that is there is replaced, else it is continued
     * @param whole whether the file is of use only when it is complete, and not while it is written
     * @param joins whether what is written may stand behind what is there, whatever that is; else {@link
     *     StoredFile#existing} is asked for
     */
    record Target(String uri, boolean overwrite, boolean whole, boolean joins) {}
}

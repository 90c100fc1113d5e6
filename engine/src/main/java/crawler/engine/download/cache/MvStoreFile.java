package crawler.engine.download.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.StreamStore;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.DataType;
import org.h2.mvstore.type.LongDataType;
import org.h2.mvstore.type.StringDataType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One open file of H2's MVStore, with a map of heads and a store of bodies. What is put there is on disk after a second, or
 * sooner when it is much; a process that is killed leaves the file as it was then. For any thread.
 */
final class MvStoreFile {
    private static final Logger LOG = LoggerFactory.getLogger(MvStoreFile.class);
    private static final int CACHE_MIB = 8;

    /** So much may wait to be written, besides what came in the last second. */
    private static final int UNWRITTEN_KIB = 1024;

    private final MVStore store;
    private final Map<String, String> heads;
    private final StreamStore bodies;

    /** @throws IOException when the file is damaged, or in use elsewhere, or the folder is not writable */
    MvStoreFile(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        try {
            this.store = open(file);
        } catch (MVStoreException e) {
            throw new IOException(
                    file + " cannot be opened: " + e.getMessage()
                            + "; only one crawl at a time can use it, and when it is damaged, delete it",
                    e);
        }
        this.heads = store.openMap("heads", types(StringDataType.INSTANCE, StringDataType.INSTANCE));
        MVMap<Long, byte[]> blocks = store.openMap("bodies", types(LongDataType.INSTANCE, ByteArrayDataType.INSTANCE));
        this.bodies = new StreamStore(blocks);
        bodies.setNextKey(blocks.isEmpty() ? 0 : blocks.lastKey() + 1);
    }

    private static MVStore open(Path file) {
        return new MVStore.Builder()
                .fileName(file.toString())
                .cacheSize(CACHE_MIB)
                .autoCommitBufferSize(UNWRITTEN_KIB)
                .backgroundExceptionHandler((thread, e) -> LOG.warn("{} cannot be written to: {}", file, e.toString()))
                .open();
    }

    /** Said by ourselves, so that no file can have Java objects of its choice made. */
    private static <K, V> MVMap.Builder<K, V> types(DataType<K> key, DataType<V> value) {
        return new MVMap.Builder<K, V>().keyType(key).valueType(value);
    }

    Map<String, String> heads() {
        return heads;
    }

    StreamStore bodies() {
        return bodies;
    }

    void close() {
        store.close();
    }
}

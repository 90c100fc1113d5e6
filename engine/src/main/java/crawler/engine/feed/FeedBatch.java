package crawler.engine.feed;

import crawler.engine.Item;
import crawler.engine.feed.format.ItemExporter;
import crawler.engine.feed.postprocess.PostProcessor;
import crawler.engine.feed.storage.StoredFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One file of a feed while it is written: items become bytes in memory, on the reactor thread, which workers carry to the
 * file, whole items only, so that a file that is read while it is written has no torn line in it.
 */
final class FeedBatch {
    private final String uri;
    private final StoredFile file;
    private final ItemExporter exporter;
    private final List<PostProcessor> processors;
    private ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private OutputStream processed;
    private Optional<IOException> torn = Optional.empty();
    private long items;

    private FeedBatch(String uri, StoredFile file, ItemExporter exporter, List<PostProcessor> processors) {
        this.uri = uri;
        this.file = file;
        this.exporter = exporter;
        this.processors = processors;
    }

    /** Blocks: makes the file ready for its first item. */
    static FeedBatch open(String uri, StoredFile file, ItemExporter exporter, List<PostProcessor> processors)
            throws IOException {
        FeedBatch batch = new FeedBatch(uri, file, exporter, processors);
        try {
            batch.begin();
            return batch;
        } catch (IOException | RuntimeException e) {
            file.abandon();
            throw e;
        }
    }

    private void begin() throws IOException {
        Optional<SeekableByteChannel> existing = file.existing();
        if (existing.isEmpty()) {
            exporter.start(pending);
        } else if (processors.isEmpty()) {
            try (SeekableByteChannel before = existing.get()) {
                exporter.resume(before, pending);
            }
        } else {
            resumePacked(existing.get());
        }
    }

    /** What is compressed is continued by a member of its own where that leaves one feed, else it is packed anew. */
    private void resumePacked(SeekableByteChannel before) throws IOException {
        try (UnpackedFeed unpacked = new UnpackedFeed()) {
            try (before) {
                if (exporter.continuesAnywhere()) {
                    UnpackedFeed.check(before, processors);
                    exporter.start(pending);
                    return;
                }
                unpacked.unpack(before, processors);
                exporter.resume(unpacked.channel(), pending);
                before.truncate(0);
            }
            unpacked.copyTo(out());
        }
    }

    String uri() {
        return uri;
    }

    long items() {
        return items;
    }

    /** @throws RuntimeException when it cannot be written in this format; then nothing of it is */
    void add(Item item) throws IOException {
        exporter.export(item, pending);
        items++;
    }

    void finish() throws IOException {
        exporter.finish(pending);
    }

    int pendingBytes() {
        return pending.size();
    }

    /** What has been added since the last time. */
    byte[] takePending() {
        byte[] bytes = pending.toByteArray();
        pending = new ByteArrayOutputStream();
        return bytes;
    }

    /** Blocks. @throws IOException also when something before could not be written: there is to be no hole in a feed */
    void write(byte[] bytes) throws IOException {
        if (torn.isPresent()) {
            throw torn.get();
        }
        try {
            out().write(bytes);
            if (processors.isEmpty()) { // to flush a compressor would cost compression
                out().flush();
            }
        } catch (IOException e) {
            torn = Optional.of(e);
            throw e;
        }
    }

    private OutputStream out() throws IOException {
        if (processed == null) {
            OutputStream out = file.out();
            for (int i = processors.size() - 1; i >= 0; i--) {
                out = processors.get(i).wrap(out);
            }
            processed = out;
        }
        return processed;
    }

    /**
     * Blocks: the last call. What could not be written to its end does not take the place of what was there before.
     *
     * @throws IOException when it is not where it was meant to be; says where else, if anywhere
     */
    void store() throws IOException {
        if (torn.isPresent()) {
            Optional<Path> rest = file.abandon();
            throw new IOException(
                    torn.get().getMessage()
                            + rest.map(path -> "; what was written before is in " + path)
                                    .orElse(""),
                    torn.get());
        }
        if (!processors.isEmpty()) {
            out().close();
        }
        file.store();
    }
}

package crawler.engine.feed;

import crawler.engine.Item;
import crawler.engine.feed.format.ItemExporter;
import crawler.engine.feed.postprocess.PostProcessor;
import crawler.engine.feed.storage.StoredFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
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
        batch.begin();
        return batch;
    }

    private void begin() throws IOException {
        Optional<SeekableByteChannel> existing = file.existing();
        if (existing.isEmpty()) {
            exporter.start(pending);
            return;
        }
        try (SeekableByteChannel before = existing.get()) {
            if (processors.isEmpty()) {
                exporter.resume(before, pending);
            } else if (exporter.continuesAnywhere()) {
                exporter.start(pending);
            } else {
                throw new IOException("it is there already, and what is compressed cannot be continued in this format;"
                        + " use -O to overwrite it, or a .jsonl file");
            }
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

    /** Blocks. */
    void write(byte[] bytes) throws IOException {
        out().write(bytes);
        if (processors.isEmpty()) { // to flush a compressor would cost compression
            out().flush();
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

    /** Blocks: the last call. */
    void store() throws IOException {
        if (!processors.isEmpty()) {
            out().close();
        }
        file.store();
    }
}

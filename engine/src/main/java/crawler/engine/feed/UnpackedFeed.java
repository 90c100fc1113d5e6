package crawler.engine.feed;

import crawler.engine.feed.postprocess.PostProcessor;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/** What a compressed feed holds, in a temporary file of its own, so that it can be continued. All of it blocks. */
final class UnpackedFeed implements Closeable {
    private Optional<Path> file = Optional.empty();
    private Optional<SeekableByteChannel> channel = Optional.empty();

    /** @throws IOException when it is cut short or broken: nothing behind that could be read any more */
    static void check(SeekableByteChannel packed, List<PostProcessor> processors) throws IOException {
        Optional<InputStream> plain = plain(packed, processors);
        if (plain.isPresent()) {
            copy(plain.get(), OutputStream.nullOutputStream());
        }
    }

    /** @throws IOException also when it cannot be unpacked */
    void unpack(SeekableByteChannel packed, List<PostProcessor> processors) throws IOException {
        InputStream plain = plain(packed, processors)
                .orElseThrow(() -> new IOException("it is there already, and what is done to it by \"postprocessing\""
                        + " cannot be undone, so that it cannot be continued in this format; use -O to overwrite it, or a"
                        + " .jsonl file"));
        Path unpacked = Files.createTempFile("feed-", null);
        file = Optional.of(unpacked);
        try (OutputStream out = Files.newOutputStream(unpacked)) {
            copy(plain, out);
        }
        channel = Optional.of(Files.newByteChannel(unpacked, StandardOpenOption.READ, StandardOpenOption.WRITE));
    }

    private static void copy(InputStream plain, OutputStream out) throws IOException {
        try {
            plain.transferTo(out);
        } catch (IOException e) {
            throw new IOException(
                    "it is compressed, and cut short or broken (" + e.getMessage()
                            + "), so nothing can be appended to it;" + " use -O to overwrite it, or another file",
                    e);
        }
    }

    private static Optional<InputStream> plain(SeekableByteChannel packed, List<PostProcessor> processors)
            throws IOException {
        packed.position(0);
        // not closed: the channel is not ours
        Optional<InputStream> plain = Optional.of(new BufferedInputStream(Channels.newInputStream(packed)));
        for (int i = processors.size() - 1; i >= 0 && plain.isPresent(); i--) {
            plain = processors.get(i).unwrap(plain.get());
        }
        return plain;
    }

    SeekableByteChannel channel() {
        return channel.orElseThrow();
    }

    void copyTo(OutputStream out) throws IOException {
        SeekableByteChannel unpacked = channel().position(0);
        Channels.newInputStream(unpacked).transferTo(out);
    }

    @Override
    public void close() throws IOException {
        if (channel.isPresent()) {
            channel.get().close();
        }
        if (file.isPresent()) {
            Files.deleteIfExists(file.get());
        }
    }
}

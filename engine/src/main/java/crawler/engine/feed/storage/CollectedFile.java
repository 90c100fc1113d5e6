package crawler.engine.feed.storage;

import crawler.settings.Setting;
import crawler.settings.Settings;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A temporary file in which a feed is collected and from which it is sent when it is complete, for places that take files only
 * whole. One that could not be sent stays here.
 */
public final class CollectedFile implements StoredFile {
    public static final Setting<Optional<String>> FEED_TEMPDIR = Setting.ofOptional("FEED_TEMPDIR")
            .doc("The folder in which feeds are collected that are sent when they are complete; None: the system's.");

    private final FarFile far;
    private final Path collected;
    private final boolean fetched;
    private final boolean appended;
    private Optional<OutputStream> out = Optional.empty();

    private CollectedFile(FarFile far, Path collected, boolean fetched, boolean appended) {
        this.far = far;
        this.collected = collected;
        this.fetched = fetched;
        this.appended = appended;
    }

    /** Makes one; a file that is to be continued, and that nothing can be put behind of where it is, is fetched for that. */
    public static CollectedFile of(FeedStorage.Target target, Settings settings, FarFile far) throws IOException {
        Path collected = temporary(settings);
        boolean appended = !target.overwrite() && target.joins() && far.appends();
        try {
            boolean fetched = !target.overwrite() && !appended && far.fetch(collected);
            return new CollectedFile(far, collected, fetched, appended);
        } catch (IOException | RuntimeException e) {
            Files.delete(collected);
            throw e;
        }
    }

    private static Path temporary(Settings settings) throws IOException {
        Optional<Path> folder = settings.get(FEED_TEMPDIR).map(Path::of);
        if (folder.isEmpty()) {
            return Files.createTempFile("feed-", null);
        }
        if (!Files.isDirectory(folder.get())) {
            throw new IOException("FEED_TEMPDIR: there is no folder " + folder.get());
        }
        return Files.createTempFile(folder.get(), "feed-", null);
    }

    @Override
    public Optional<SeekableByteChannel> existing() throws IOException {
        return fetched && Files.size(collected) > 0
                ? Optional.of(Files.newByteChannel(collected, StandardOpenOption.READ, StandardOpenOption.WRITE))
                : Optional.empty();
    }

    @Override
    public OutputStream out() throws IOException {
        if (out.isEmpty()) {
            out = Optional.of(Files.newOutputStream(collected, StandardOpenOption.APPEND));
        }
        return out.get();
    }

    @Override
    public void store() throws IOException {
        out().close();
        try {
            if (appended) {
                far.append(collected);
            } else if (fetched) {
                far.replace(collected);
            } else {
                far.store(collected);
            }
        } catch (IOException e) {
            throw new IOException(e.getMessage() + "; what was to be sent is in " + collected, e);
        }
        Files.delete(collected);
    }

    @Override
    public Optional<Path> abandon() throws IOException {
        if (out.isPresent()) {
            out.get().close();
            return Optional.of(collected);
        }
        Files.delete(collected);
        return Optional.empty();
    }
}

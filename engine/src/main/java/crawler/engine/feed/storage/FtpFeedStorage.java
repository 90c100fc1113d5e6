package crawler.engine.feed.storage;

import crawler.engine.Crawler;
import crawler.settings.Setting;
import crawler.settings.Settings;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * FTP servers, with {@code ftps:} over TLS: a feed is collected in a temporary file and sent when it is complete. To continue a
 * feed of JSON Lines, what is new is appended there; of another format the file is fetched, continued here, and replaced.
 */
public final class FtpFeedStorage implements FeedStorage {
    public static final Setting<Optional<String>> FEED_TEMPDIR = Setting.ofOptional("FEED_TEMPDIR")
            .doc("The folder in which feeds are collected that are sent when they are complete; None: the system's.");
    public static final Setting<Boolean> FEED_STORAGE_FTP_ACTIVE = Setting.ofBoolean("FEED_STORAGE_FTP_ACTIVE", false)
            .doc("Whether FTP servers open the connections on which feeds are sent.");

    private final Settings settings;

    public FtpFeedStorage(Crawler crawler) {
        this.settings = crawler.settings();
    }

    @Override
    public String name() {
        return "FTPFeedStorage";
    }

    @Override
    public StoredFile open(Target target) throws IOException {
        URI uri = uri(target.uri());
        Optional<String> folder = settings.get(FEED_TEMPDIR);
        Path collected = folder.isPresent()
                ? Files.createTempFile(Path.of(folder.get()), "feed-", null)
                : Files.createTempFile("feed-", null);
        boolean fetched = false;
        if (!target.overwrite() && !target.joins()) {
            try (FtpConnection server = new FtpConnection(settings, uri)) {
                fetched = server.fetch(collected);
            } catch (IOException e) {
                Files.delete(collected);
                throw e;
            }
        }
        return new SentFile(uri, collected, target.overwrite(), fetched);
    }

    private static URI uri(String text) throws IOException {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IOException("it is no URI: " + e.getReason() + " at character " + e.getIndex(), e);
        }
    }

    /** A file that is sent when it is complete; one that could not be sent stays here. */
    private final class SentFile implements StoredFile {
        private final URI uri;
        private final Path collected;
        private final boolean overwrite;
        private final boolean fetched;
        private Optional<OutputStream> out = Optional.empty();

        SentFile(URI uri, Path collected, boolean overwrite, boolean fetched) {
            this.uri = uri;
            this.collected = collected;
            this.overwrite = overwrite;
            this.fetched = fetched;
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
            try (FtpConnection server = new FtpConnection(settings, uri)) {
                if (fetched) {
                    server.replace(collected);
                } else if (overwrite) {
                    server.store(collected);
                } else {
                    server.append(collected);
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
}

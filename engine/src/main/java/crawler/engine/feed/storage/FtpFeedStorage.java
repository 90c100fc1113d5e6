package crawler.engine.feed.storage;

import crawler.engine.Crawler;
import crawler.engine.ftp.FtpSession;
import crawler.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * FTP servers, with {@code ftps:} over TLS: a feed is collected in a temporary file and sent when it is complete. To continue a
 * feed of JSON Lines, what is new is appended there; of another format the file is fetched, continued here, and replaced.
 */
public final class FtpFeedStorage implements FeedStorage {
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
        return CollectedFile.of(target, settings, new OnServer(uri(target.uri())));
    }

    private static URI uri(String text) throws IOException {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IOException("it is no URI: " + e.getReason() + " at character " + e.getIndex(), e);
        }
    }

    private final class OnServer implements FarFile {
        private final URI uri;
        private final String path;

        OnServer(URI uri) {
            this.uri = uri;
            this.path = uri.getPath();
        }

        @Override
        public boolean fetch(Path to) throws IOException {
            try (FtpSession session = FtpSession.open(uri, settings);
                    OutputStream out = Files.newOutputStream(to)) {
                return session.retrieve(path, out);
            }
        }

        @Override
        public void store(Path file) throws IOException {
            try (FtpSession session = FtpSession.open(uri, settings);
                    InputStream in = Files.newInputStream(file)) {
                session.store(path, in);
            }
        }

        @Override
        public void replace(Path file) throws IOException {
            try (FtpSession session = FtpSession.open(uri, settings);
                    InputStream in = Files.newInputStream(file)) {
                session.replace(path, path + ".part", in);
            }
        }

        @Override
        public boolean appends() {
            return true;
        }

        @Override
        public void append(Path file) throws IOException {
            try (FtpSession session = FtpSession.open(uri, settings);
                    InputStream in = Files.newInputStream(file)) {
                session.append(path, in);
            }
        }
    }
}

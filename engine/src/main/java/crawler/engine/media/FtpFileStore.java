package crawler.engine.media;

import crawler.engine.ftp.FtpSession;
import crawler.settings.SettingException;
import crawler.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.security.DigestOutputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A folder of an FTP server, with {@code ftps:} over TLS: {@code ftp://user:password@host/folder}. The server does not know
 * checksums, so a file that is there is read to tell its own. Scrapy's {@code FTPFilesStore}.
 */
public final class FtpFileStore implements FileStore {
    private final URI uri;
    private final String folder;
    private final Settings settings;
    private final AtomicLong parts = new AtomicLong();

    /** @throws SettingException when the URI is none */
    public FtpFileStore(StorePlace place) {
        try {
            this.uri = URI.create(place.uri());
        } catch (IllegalArgumentException e) {
            throw new SettingException("the FTP folder for files is no URI: " + e.getMessage(), e);
        }
        if (uri.getHost() == null) {
            throw new SettingException("the URI of an FTP folder for files names no host: " + uri.getRawPath());
        }
        String path = uri.getPath();
        this.folder = path.endsWith("/") ? path : path + "/";
        this.settings = place.settings();
    }

    @Override
    public Optional<Stat> stat(String path, Instant notBefore) throws IOException {
        String file = folder + StorePlace.safe(path);
        try (FtpSession session = FtpSession.open(uri, settings)) {
            Optional<Instant> lastModified = session.lastModified(file).filter(at -> !at.isBefore(notBefore));
            if (lastModified.isEmpty()) {
                return Optional.empty();
            }
            DigestOutputStream read = Checksum.md5();
            return session.retrieve(file, read)
                    ? Optional.of(new Stat(lastModified.get(), Checksum.of(read)))
                    : Optional.empty();
        }
    }

    /** Under another name until it is whole. */
    @Override
    public String persist(String path, MediaContent content) throws IOException {
        String file = folder + StorePlace.safe(path);
        String part = file + "." + ProcessHandle.current().pid() + "-" + parts.incrementAndGet() + ".part";
        try (FtpSession session = FtpSession.open(uri, settings);
                InputStream in = content.open()) {
            session.replace(file, part, in);
            return content.md5();
        }
    }
}

package crawler.engine.feed.storage;

import crawler.engine.Crawler;
import crawler.engine.download.handler.FtpHandler;
import crawler.settings.Setting;
import crawler.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import org.apache.commons.net.ftp.FTP;
import org.apache.commons.net.ftp.FTPClient;
import org.apache.commons.net.ftp.FTPReply;
import org.apache.commons.net.ftp.FTPSClient;
import org.apache.commons.net.util.TrustManagerUtils;

/**
 * FTP servers, with {@code ftps:} over TLS: a feed is collected in a temporary file and sent when it is complete. To continue a
 * file is for JSON Lines; a CSV feed that is continued there begins with its header again.
 */
public final class FtpFeedStorage implements FeedStorage {
    public static final Setting<Optional<String>> FEED_TEMPDIR = Setting.ofOptional("FEED_TEMPDIR")
            .doc("The folder in which feeds are collected that are sent when they are complete; None: the system's.");
    public static final Setting<Boolean> FEED_STORAGE_FTP_ACTIVE = Setting.ofBoolean("FEED_STORAGE_FTP_ACTIVE", false)
            .doc("Whether FTP servers open the connections on which feeds are sent.");

    /** A server that is silent for so long has gone. */
    private static final Duration SILENCE = Duration.ofSeconds(60);

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
        if (target.whole() && !target.overwrite()) {
            throw new IOException(
                    "a file of this format on an FTP server cannot be continued; use -O to overwrite it, or"
                            + " a .jsonl file");
        }
        Optional<String> folder = settings.get(FEED_TEMPDIR);
        Path collected = folder.isPresent()
                ? Files.createTempFile(Path.of(folder.get()), "feed-", null)
                : Files.createTempFile("feed-", null);
        OutputStream out = Files.newOutputStream(collected);
        return new StoredFile() {
            @Override
            public OutputStream out() {
                return out;
            }

            @Override
            public void store() throws IOException {
                try {
                    out.close();
                    send(collected, URI.create(target.uri()), target.overwrite());
                } finally {
                    Files.deleteIfExists(collected);
                }
            }
        };
    }

    private void send(Path file, URI uri, boolean overwrite) throws IOException {
        FTPClient client = uri.getScheme().equalsIgnoreCase("ftps") ? secure() : new FTPClient();
        client.setControlEncoding(StandardCharsets.UTF_8);
        client.setConnectTimeout((int) SILENCE.toMillis());
        client.setDefaultTimeout((int) SILENCE.toMillis());
        client.setDataTimeout(SILENCE);
        try {
            login(client, uri);
            makeFolders(client, uri.getPath());
            try (InputStream in = Files.newInputStream(file)) {
                boolean sent = overwrite ? client.storeFile(uri.getPath(), in) : client.appendFile(uri.getPath(), in);
                expect(client, sent, "store " + uri.getPath());
            }
            client.logout();
        } finally {
            client.disconnect();
        }
    }

    /** commons-net looks at dates only unless it is told to trust whom the JVM trusts. */
    private static FTPSClient secure() throws IOException {
        FTPSClient client = new FTPSClient();
        try {
            client.setTrustManager(TrustManagerUtils.getDefaultTrustManager(null));
        } catch (GeneralSecurityException e) {
            throw new IOException("this Java trusts nobody", e);
        }
        client.setEndpointCheckingEnabled(true);
        return client;
    }

    private void login(FTPClient client, URI uri) throws IOException {
        client.connect(uri.getHost(), uri.getPort() < 0 ? FTP.DEFAULT_PORT : uri.getPort());
        expect(client, FTPReply.isPositiveCompletion(client.getReplyCode()), "connect");
        String[] named = Optional.ofNullable(uri.getUserInfo()).orElse("").split(":", 2);
        String user = named[0].isEmpty() ? settings.get(FtpHandler.FTP_USER) : named[0];
        String password = named.length < 2 ? settings.get(FtpHandler.FTP_PASSWORD) : named[1];
        expect(client, client.login(user, password), "log in");
        if (client instanceof FTPSClient secure) {
            secure.execPBSZ(0);
            secure.execPROT("P");
        }
        client.setFileType(FTP.BINARY_FILE_TYPE);
        if (!settings.get(FEED_STORAGE_FTP_ACTIVE)) {
            client.enterLocalPassiveMode();
        }
    }

    /** Those that are there already are refused, which is fine; what is really missing shows when the file is stored. */
    private static void makeFolders(FTPClient client, String path) throws IOException {
        for (int slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1)) {
            client.makeDirectory(path.substring(0, slash));
        }
    }

    private static void expect(FTPClient client, boolean positive, String what) throws IOException {
        if (!positive) {
            throw new IOException("the FTP server would not " + what + ": "
                    + client.getReplyString().strip());
        }
    }
}

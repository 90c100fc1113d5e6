package crawler.engine.feed.storage;

import crawler.engine.download.handler.FtpHandler;
import crawler.engine.download.net.Tls;
import crawler.settings.Settings;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.net.ftp.FTP;
import org.apache.commons.net.ftp.FTPClient;
import org.apache.commons.net.ftp.FTPReply;
import org.apache.commons.net.ftp.FTPSClient;

/** A connection to an FTP server, logged in, for the one file that a URI names. All of it blocks. */
final class FtpConnection implements Closeable {
    /** A server that is silent for so long has gone. */
    private static final Duration SILENCE = Duration.ofSeconds(60);

    private static final int IMPLICIT_TLS = 990;

    private final Settings settings;
    private final URI uri;
    private final String path;
    private final FTPClient client;

    FtpConnection(Settings settings, URI uri) throws IOException {
        this.settings = settings;
        this.uri = uri;
        this.path = uri.getPath();
        this.client = uri.getScheme().equalsIgnoreCase("ftps") ? secure() : new FTPClient();
        client.setControlEncoding(StandardCharsets.UTF_8);
        client.setConnectTimeout((int) SILENCE.toMillis());
        client.setDefaultTimeout((int) SILENCE.toMillis());
        client.setDataTimeout(SILENCE);
        try {
            login();
        } catch (IOException e) {
            client.disconnect();
            throw e;
        }
    }

    private FTPSClient secure() {
        FTPSClient secure = new FTPSClient(uri.getPort() == IMPLICIT_TLS);
        secure.setTrustManager(new Tls(settings).trust());
        secure.setEndpointCheckingEnabled(settings.get(Tls.DOWNLOAD_VERIFY_CERTIFICATES));
        return secure;
    }

    private void login() throws IOException {
        client.connect(uri.getHost(), uri.getPort() < 0 ? FTP.DEFAULT_PORT : uri.getPort());
        expect(FTPReply.isPositiveCompletion(client.getReplyCode()), "connect");
        String[] named = Optional.ofNullable(uri.getUserInfo()).orElse("").split(":", 2);
        String user = named[0].isEmpty() ? settings.get(FtpHandler.FTP_USER) : named[0];
        String password = named.length < 2 ? settings.get(FtpHandler.FTP_PASSWORD) : named[1];
        expect(client.login(user, password), "log in");
        if (client instanceof FTPSClient secure) {
            secure.execPBSZ(0);
            secure.execPROT("P");
        }
        client.setFileType(FTP.BINARY_FILE_TYPE);
        if (!settings.get(FtpFeedStorage.FEED_STORAGE_FTP_ACTIVE)) {
            client.enterLocalPassiveMode();
        }
    }

    /** Whether the file is there, and is now here. @throws IOException also when it is there, but cannot be had */
    boolean fetch(Path to) throws IOException {
        boolean fetched;
        try (OutputStream out = Files.newOutputStream(to)) {
            fetched = client.retrieveFile(path, out);
        }
        if (!fetched) {
            String why = client.getReplyString().strip();
            String[] names = client.listNames(path.substring(0, path.lastIndexOf('/') + 1));
            if (names != null && Arrays.stream(names).anyMatch(this::isOurs)) {
                throw new IOException("the FTP server would not send what is there, to be continued: " + why);
            }
        }
        return fetched;
    }

    private boolean isOurs(String listed) {
        return listed.substring(listed.lastIndexOf('/') + 1).equals(path.substring(path.lastIndexOf('/') + 1));
    }

    void store(Path file) throws IOException {
        makeFolders();
        send(file, path);
    }

    void append(Path file) throws IOException {
        makeFolders();
        try (InputStream in = Files.newInputStream(file)) {
            expect(client.appendFile(path, in), "append to " + path);
        }
    }

    /** Never leaves less there than was there before: the new file takes the old one's place when it has been sent. */
    void replace(Path file) throws IOException {
        String part = path + ".part";
        send(file, part);
        if (!client.rename(part, path)) { // some servers rename to no name that is taken
            expect(client.deleteFile(path), "delete " + path + " for " + part);
            expect(client.rename(part, path), "rename " + part + " to " + path);
        }
    }

    private void send(Path file, String to) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            expect(client.storeFile(to, in), "store " + to);
        }
    }

    /** Those that are there already are refused, which is fine; what is really missing shows when the file is stored. */
    private void makeFolders() throws IOException {
        for (int slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1)) {
            client.makeDirectory(path.substring(0, slash));
        }
    }

    private void expect(boolean positive, String what) throws IOException {
        if (!positive) {
            throw new IOException("the FTP server would not " + what + ": "
                    + client.getReplyString().strip());
        }
    }

    @Override
    public void close() throws IOException {
        try {
            client.logout();
        } catch (IOException e) {
            // it has hung up already, and has what it was given
        } finally {
            client.disconnect();
        }
    }
}

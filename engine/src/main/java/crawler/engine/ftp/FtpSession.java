package crawler.engine.ftp;

import crawler.engine.download.handler.FtpHandler;
import crawler.engine.download.net.Tls;
import crawler.settings.Setting;
import crawler.settings.Settings;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.net.ftp.FTP;
import org.apache.commons.net.ftp.FTPClient;
import org.apache.commons.net.ftp.FTPReply;
import org.apache.commons.net.ftp.FTPSClient;

/**
 * A user's connection to an FTP server (RFC 959), over TLS for {@code ftps:}, that keeps files there. Its methods block; for one
 * thread at a time.
 */
public final class FtpSession implements Closeable {
    public static final Setting<Boolean> FEED_STORAGE_FTP_ACTIVE = Setting.ofBoolean("FEED_STORAGE_FTP_ACTIVE", false)
            .doc("Whether FTP servers open the connections on which feeds and media are sent.");

    /** A server that is silent for so long has gone. */
    private static final Duration SILENCE = Duration.ofSeconds(60);

    private static final int IMPLICIT_TLS = 990;

    private final FTPClient client;

    private FtpSession(FTPClient client) {
        this.client = client;
    }

    /**
     * Connects and logs in as the user of the URI, else as FTP_USER with FTP_PASSWORD.
     *
     * @throws IOException when the server is not there or does not want the user
     */
    public static FtpSession open(URI uri, Settings settings) throws IOException {
        FTPClient client = uri.getScheme().equalsIgnoreCase("ftps") ? secure(uri, settings) : new FTPClient();
        client.setControlEncoding(StandardCharsets.UTF_8);
        client.setConnectTimeout((int) SILENCE.toMillis());
        client.setDefaultTimeout((int) SILENCE.toMillis());
        client.setDataTimeout(SILENCE);
        FtpSession session = new FtpSession(client);
        try {
            session.login(uri, settings);
            return session;
        } catch (IOException e) {
            session.close();
            throw e;
        }
    }

    private static FTPSClient secure(URI uri, Settings settings) {
        FTPSClient secure = new FTPSClient(uri.getPort() == IMPLICIT_TLS);
        secure.setTrustManager(new Tls(settings).trust());
        secure.setEndpointCheckingEnabled(settings.get(Tls.DOWNLOAD_VERIFY_CERTIFICATES));
        return secure;
    }

    private void login(URI uri, Settings settings) throws IOException {
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
        if (!settings.get(FEED_STORAGE_FTP_ACTIVE)) {
            client.enterLocalPassiveMode();
        }
    }

    /** Sends a file, in the place of one that is there, into folders that are made when they are missing. */
    public void store(String path, InputStream content) throws IOException {
        makeFolders(path);
        expect(client.storeFile(path, content), "store " + path);
    }

    /** Sends what comes behind the end of a file, which is made with its folders when it is missing. */
    public void append(String path, InputStream content) throws IOException {
        makeFolders(path);
        expect(client.appendFile(path, content), "append to " + path);
    }

    /** Those that are there already are refused, which is fine; what is really missing shows when the file is stored. */
    private void makeFolders(String path) throws IOException {
        for (int slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1)) {
            client.makeDirectory(path.substring(0, slash));
        }
    }

    /**
     * Sends a file in the place of one that is there, and leaves never less there than was there before: it has another name
     * until it is whole.
     */
    public void replace(String path, String part, InputStream content) throws IOException {
        try {
            store(part, content);
            if (!client.rename(part, path)) { // some servers rename to no name that is taken
                client.deleteFile(path);
                expect(client.rename(part, path), "rename " + part + " to " + path);
            }
        } catch (IOException e) {
            discard(part, e);
            throw e;
        }
    }

    private void discard(String part, IOException cause) {
        try {
            client.deleteFile(part);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    /** When a file was changed (RFC 3659, MDTM); empty when there is none, or when the server does not know. */
    public Optional<Instant> lastModified(String path) throws IOException {
        return Optional.ofNullable(client.mdtmInstant(path));
    }

    /** Copies a file; whether there is one. @throws IOException also when there is one, but it cannot be had */
    public boolean retrieve(String path, OutputStream to) throws IOException {
        boolean there = client.retrieveFile(path, to);
        if (!there) {
            String why = client.getReplyString().strip();
            String[] names = client.listNames(path.substring(0, path.lastIndexOf('/') + 1));
            if (names != null
                    && Arrays.stream(names).anyMatch(name -> lastPart(name).equals(lastPart(path)))) {
                throw new IOException("the FTP server would not send what is there: " + why);
            }
        }
        return there;
    }

    private static String lastPart(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
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

package crawler.engine.download.handler;

import crawler.engine.Headers;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.body.Body;
import crawler.engine.download.Downloader;
import crawler.engine.download.net.Names;
import crawler.engine.download.net.RefusedAddress;
import crawler.engine.error.DownloadError;
import crawler.engine.error.IgnoreRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import org.apache.commons.net.ftp.FTP;
import org.apache.commons.net.ftp.FTPClient;
import org.apache.commons.net.ftp.FTPReply;
import org.apache.commons.net.ftp.FTPSClient;

/** One file by FTP. For a worker thread, but giving up. */
final class FtpTransfer {
    private static final int NOT_THERE = 550;

    private final Request request;
    private final FTPClient client;
    private final Names names;
    private final Reading reading;
    private volatile boolean givenUp;

    /** @param file where what comes is written to; empty for the body */
    record Login(String user, String password, boolean passive, Optional<String> file) {}

    FtpTransfer(Request request, FTPClient client, Names names, Reading reading) {
        this.request = request;
        this.client = client;
        this.names = names;
        this.reading = reading;
    }

    static int port(String url) {
        int port = URI.create(url).getPort();
        return port < 0 ? FTP.DEFAULT_PORT : port;
    }

    /** Has a blocked read end, as far as there is a connection. */
    void giveUp() {
        givenUp = true;
        try {
            client.disconnect();
        } catch (IOException e) {
            // it is gone already, which is what is wanted
        }
    }

    /** @throws DownloadError when there is no answer that makes sense */
    Response run(Login login) throws IOException {
        if (givenUp) {
            throw new DownloadError.DownloadCancelled(request + ": given up before it began");
        }
        try {
            return answer(login);
        } catch (DownloadError e) {
            throw e;
        } catch (RefusedAddress e) {
            throw new IgnoreRequest(request + ": " + e.getMessage());
        } catch (UnknownHostException e) {
            throw new DownloadError.CannotResolveHost(request + ": " + e.getMessage(), e);
        } catch (ConnectException e) {
            throw new DownloadError.ConnectionRefused(request + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new DownloadError.DownloadFailed(request + ": " + e.getMessage(), e);
        } finally {
            giveUp();
        }
    }

    private Response answer(Login login) throws IOException {
        String path = path();
        client.setControlEncoding(StandardCharsets.UTF_8);
        request.get(Downloader.TIMEOUT).ifPresent(this::waitNoLongerThan);
        client.connect(names.addresses(request.host()).get(0), port(request.url()));
        expect(FTPReply.isPositiveCompletion(client.getReplyCode()), "connect");
        expect(client.login(login.user(), login.password()), "log in");
        if (client instanceof FTPSClient secure) {
            secure.execPBSZ(0);
            secure.execPROT("P");
        }
        client.setFileType(FTP.BINARY_FILE_TYPE);
        if (login.passive()) {
            client.enterLocalPassiveMode();
        }
        try (InputStream in = client.retrieveFileStream(path)) {
            return in == null ? failed() : received(in, login.file());
        }
    }

    /** So that a thread comes back from a server that says nothing, although its download has failed by then. */
    private void waitNoLongerThan(Duration most) {
        int millis = (int) Math.min(Integer.MAX_VALUE, Math.max(1, most.toMillis()));
        client.setConnectTimeout(millis);
        client.setDefaultTimeout(millis);
        client.setDataTimeout(Duration.ofMillis(millis));
    }

    /** Commands end with a line, so a path must not have one. */
    private String path() {
        String path = URI.create(request.url()).getPath();
        if (path.chars().anyMatch(c -> c < ' ')) {
            throw new IllegalArgumentException(request + ": the path has a control character");
        }
        return path;
    }

    private Response received(InputStream in, Optional<String> file) throws IOException {
        Body body = reading.of(request, in);
        in.close();
        if (!client.completePendingCommand()) {
            throw new DownloadError.ResponseDataLoss(
                    request + ": the transfer was broken off: " + client.getReplyString(), null);
        }
        if (file.isPresent()) {
            try (InputStream content = body.open()) {
                Files.copy(content, Path.of(file.get()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Headers headers = Headers.of("Local Filename", file.orElse(""), "Size", Long.toString(body.size()));
        return new Response(
                request.url(),
                request,
                200,
                headers,
                file.map(name -> Body.of(name.getBytes(StandardCharsets.UTF_8))).orElse(body));
    }

    private Response failed() {
        int status = client.getReplyCode() == NOT_THERE ? 404 : 503;
        Body reason = Body.of(client.getReplyString().strip().getBytes(StandardCharsets.UTF_8));
        return new Response(request.url(), request, status, Headers.NONE, reason);
    }

    private void expect(boolean holds, String what) throws IOException {
        if (!holds) {
            throw new DownloadError.DownloadFailed(
                    request + ": could not " + what + ": "
                            + client.getReplyString().strip(),
                    null);
        }
    }
}

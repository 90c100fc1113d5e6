package crawler.engine.download.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.error.DownloadError;
import crawler.engine.testing.Logged;
import crawler.reactor.defer.Outcome;
import crawler.settings.SettingException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLServerSocket;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Protocol;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;

@Timeout(20)
class TlsTest {
    private static final String SERVER =
            Certificates.FOLDER.resolve("server.pem").toString();
    private static final String CLIENT =
            Certificates.FOLDER.resolve("client.p12").toString();

    @RegisterExtension
    final Logged log = new Logged();

    private final MockWebServer server = new MockWebServer();

    @AfterEach
    void stopServer() {
        server.close();
    }

    private Request page() throws IOException {
        server.useHttps(Certificates.server().getSocketFactory());
        server.start();
        server.enqueue(new MockResponse.Builder().body("secret page").build());
        return new Request("https://localhost:" + server.getPort() + "/");
    }

    @Test
    void Z2_AF1_aCertificateThatNobodyTrustsIsRefused() throws Exception {
        assertInstanceOf(DownloadError.DownloadFailed.class, new Handling().failureOf(page()));
    }

    @Test
    void Z2_aCertificateIsTrustedBySetting() throws Exception {
        Response page =
                new Handling().with("DOWNLOAD_TRUSTED_CERTIFICATES", SERVER).of(page());

        assertEquals("secret page", page.text());
        assertEquals(
                "CN=localhost",
                page.certificate().orElseThrow().getSubjectX500Principal().getName());
    }

    @Test
    void Z2_C1_verifyingCanBeSwitchedOff() throws Exception {
        Response page =
                new Handling().with("DOWNLOAD_VERIFY_CERTIFICATES", false).of(page());

        assertEquals("secret page", page.text());
        assertEquals("127.0.0.1", page.ipAddress());
        assertEquals(
                "CN=localhost",
                page.certificate().orElseThrow().getSubjectX500Principal().getName(),
                "also when nobody looked whether it can be trusted");
    }

    @Test
    void L12_http2IsSpokenWhereItIsOfferedUnlessItIsSwitchedOff() throws Exception {
        Request request = page();
        server.enqueue(new MockResponse.Builder().body("again").build());

        assertEquals(
                "h2",
                new Handling()
                        .with("DOWNLOAD_VERIFY_CERTIFICATES", false)
                        .of(request)
                        .protocol());
        assertEquals(
                "HTTP/1.1",
                new Handling()
                        .with("DOWNLOAD_VERIFY_CERTIFICATES", false)
                        .with("HTTP2_ENABLED", false)
                        .of(request)
                        .protocol());
    }

    @Test
    void Z2_aServerMayAskForAClientsCertificate() throws Exception {
        server.setProtocols(List.of(Protocol.HTTP_1_1));
        server.requireClientAuth();
        Response page = new Handling()
                .with("DOWNLOAD_TRUSTED_CERTIFICATES", SERVER)
                .with("DOWNLOAD_CLIENT_CERTIFICATE", CLIENT)
                .with("DOWNLOAD_CLIENT_CERTIFICATE_PASSWORD", "secret")
                .of(page());

        assertEquals("secret page", page.text());
        assertEquals(
                "CN=crawler",
                server.takeRequest().getHandshake().peerPrincipal().getName());
    }

    @Test
    void Z2_versionsAndCiphersAreTheSettings() throws Exception {
        Response page = new Handling()
                .with("DOWNLOAD_VERIFY_CERTIFICATES", false)
                .with("DOWNLOAD_TLS_MAX_VERSION", "TLSv1.2")
                .with("DOWNLOADER_CLIENT_TLS_CIPHERS", "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384")
                .of(page());

        assertEquals("secret page", page.text());
        var handshake = server.takeRequest().getHandshake();
        assertEquals("TLSv1.2", handshake.tlsVersion().javaName());
        assertEquals(
                "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
                handshake.cipherSuite().javaName());
    }

    @Test
    void Z2_aVersionThatThereIsNotFailsAtOnce() {
        SettingException error = assertThrows(
                SettingException.class,
                () -> new Handling().with("DOWNLOAD_TLS_MIN_VERSION", "SSLv3").of(new Request("https://localhost/")));

        assertTrue(error.getMessage().contains("DOWNLOAD_TLS_MIN_VERSION"), error.getMessage());
    }

    @Test
    void Z2_eachNewConnectionIsToldOfWhenItIsAskedFor() throws Exception {
        Request request = page();
        server.enqueue(new MockResponse.Builder().body("again").build());
        Logger logger = (Logger) LoggerFactory.getLogger(TlsLog.class);
        logger.setLevel(Level.DEBUG);
        try {
            new Handling()
                    .with("DOWNLOAD_VERIFY_CERTIFICATES", false)
                    .with("DOWNLOADER_CLIENT_TLS_VERBOSE_LOGGING", true)
                    .all(request.url(), request.url());
        } finally {
            logger.setLevel(null);
        }

        assertEquals(1, log.count("DEBUG SSL connection to localhost using protocol TLSv1.3, cipher TLS_AES_"));
        assertEquals(
                1,
                log.count(
                        "DEBUG SSL connection certificate: issuer \"CN=localhost\", subject \"CN=localhost\", valid from"));
    }

    @Test
    void Z2_nothingIsToldOfConnectionsOtherwise() throws Exception {
        Logger logger = (Logger) LoggerFactory.getLogger(TlsLog.class);
        logger.setLevel(Level.DEBUG);
        try {
            new Handling().with("DOWNLOAD_VERIFY_CERTIFICATES", false).of(page());
        } finally {
            logger.setLevel(null);
        }

        assertEquals(0, log.count("SSL connection"));
    }

    @Test
    void Z2_aLeastVersionThatTheServerDoesNotSpeakFailsTheDownload() throws Exception {
        Request request = page();
        server.close();
        try (SSLServerSocket old =
                (SSLServerSocket) Certificates.server().getServerSocketFactory().createServerSocket(0)) {
            old.setEnabledProtocols(new String[] {"TLSv1.2"});
            Thread thread = new Thread(() -> {
                try (Socket connection = old.accept()) {
                    connection.getInputStream().read();
                } catch (IOException e) {
                    // the handshake fails, which is what the test is about
                }
            });
            thread.start();
            Throwable error = new Handling()
                    .with("DOWNLOAD_VERIFY_CERTIFICATES", false)
                    .with("DOWNLOAD_TLS_MIN_VERSION", "TLSv1.3")
                    .failureOf(request.withUrl("https://localhost:" + old.getLocalPort() + "/"));
            thread.join();

            assertInstanceOf(DownloadError.DownloadFailed.class, error);
        }
    }

    @Test
    void L6_aServerThatNeverShakesHandsKeepsNoThread() throws Exception {
        Request request = page();
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String url = "https://127.0.0.1:" + silent.getLocalPort() + "/";
            Handling handling =
                    new Handling().with("DOWNLOAD_VERIFY_CERTIFICATES", false).with("CONCURRENT_REQUESTS", 1);
            Outcome<Response> next = handling.outcome(handler -> handler.download(new Request(url))
                    .addTimeout(Duration.ofMillis(50), handling.reactor)
                    .addAsyncErrback(failure -> handler.download(request)));

            assertEquals("secret page", next.get().text());
        }
    }

    @Test
    void Z2_aCipherThatThereIsNotIsNamed() throws Exception {
        Throwable error = new Handling()
                .with("DOWNLOAD_VERIFY_CERTIFICATES", false)
                .with("DOWNLOADER_CLIENT_TLS_CIPHERS", "TLS_NO_SUCH_CIPHER")
                .failureOf(page());

        assertTrue(error.getMessage().contains("TLS_NO_SUCH_CIPHER"), error.toString());
    }

    @Test
    void C5_aBodyThatEndsWithoutAGoodbyeIsPartialOrCutShort() throws Exception {
        Handling.over = Handling.Over.HTTPS;
        try (RawServer unknown = cuttingOff("HTTP/1.1 200 OK\r\n\r\nonly this");
                RawServer known = cuttingOff("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nonly this")) {
            Response page = Handling.get(unknown.url());

            assertEquals("only this", page.text());
            assertEquals(List.of("partial"), page.flags());
            assertInstanceOf(DownloadError.ResponseDataLoss.class, Handling.failure(known.url()));
        } finally {
            Handling.over = Handling.Over.REACTOR;
        }
    }

    /** Ends its connections without the word of TLS that they end. */
    private static RawServer cuttingOff(String wire) throws IOException {
        return new RawServer((connection, out) -> {
            RawServer.send(out, wire);
            throw new IOException("enough");
        });
    }
}

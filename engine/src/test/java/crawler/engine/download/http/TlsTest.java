package crawler.engine.download.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.error.DownloadError;
import crawler.engine.testing.Logged;
import crawler.settings.SettingException;
import java.io.IOException;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Protocol;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

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
}

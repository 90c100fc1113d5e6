package crawler.engine.download.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.download.net.Way;
import crawler.engine.error.DownloadError;
import crawler.engine.error.IgnoreRequest;
import crawler.engine.testing.Logged;
import java.io.DataInputStream;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(20)
class WaysTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    @RegisterExtension
    final Logged log = new Logged();

    @Test
    void M12_anHttpProxyIsAskedForTheWholeUrlWithItsCredentials() throws Exception {
        try (RawServer proxy = RawServer.sending(OK)) {
            Response page = Handling.get(new Request("http://far.example/page?x=1#part")
                    .with(Way.PROXY, "http://127.0.0.1:" + proxy.port())
                    .withHeader(Way.CREDENTIALS, "Basic abc"));

            assertEquals("ok", page.text());
            String head = proxy.heads().get(0);
            assertTrue(head.startsWith("GET http://far.example/page?x=1 HTTP/1.1\r\n"), head);
            assertTrue(head.contains("Proxy-Authorization: Basic abc\r\n"), head);
        }
    }

    @Test
    void M12_AF2_withoutAProxyItsCredentialsAreNotSent() throws Exception {
        try (RawServer origin = RawServer.sending(OK)) {
            Handling.get(new Request(origin.url()).withHeader("proxy-authorization", "Basic abc"));

            assertFalse(
                    origin.heads().get(0).toLowerCase().contains("proxy-authorization"),
                    origin.heads().get(0));
        }
    }

    @Test
    void M12_L11_AF2_aTunnelTakesTheCredentialsAndTheOriginNeverSeesThem() throws Exception {
        List<String> tunnelled = new CopyOnWriteArrayList<>();
        try (RawServer proxy = new RawServer((connection, out) -> {
            RawServer.send(out, "HTTP/1.1 200 Connection established\r\n\r\n");
            byte[] hello = new byte[3];
            new DataInputStream(connection.getInputStream()).readFully(hello);
            tunnelled.add(hello[0] + "." + hello[1]);
        })) {
            Throwable error = new Handling()
                    .failureOf(new Request("https://far.example/")
                            .with(Way.PROXY, "http://127.0.0.1:" + proxy.port())
                            .withHeader(Way.CREDENTIALS, "Basic abc"));

            assertInstanceOf(DownloadError.DownloadFailed.class, error);
            String head = proxy.heads().get(0);
            assertTrue(head.startsWith("CONNECT far.example:443 HTTP/1.1\r\n"), head);
            assertTrue(head.contains("Proxy-Authorization: Basic abc\r\n"), head);
            assertEquals(List.of("22.3"), tunnelled, "the first bytes of TLS");
        }
    }

    @Test
    void M12_aProxyThatRefusesATunnelFailsTheDownloadOnce() throws Exception {
        try (RawServer proxy =
                RawServer.sending("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n")) {
            Throwable error = new Handling()
                    .failureOf(new Request("https://far.example/")
                            .with(Way.PROXY, "http://127.0.0.1:" + proxy.port())
                            .withHeader(Way.CREDENTIALS, "Basic wrong"));

            assertInstanceOf(DownloadError.DownloadFailed.class, error);
            assertEquals(1, proxy.heads().size());
        }
    }

    @Test
    void L13_Z3_aSocksProxyConnectsAndLooksUpTheName() throws Exception {
        List<String> targets = new CopyOnWriteArrayList<>();
        try (SocksServer proxy = new SocksServer("me", "pass", targets)) {
            Response page = Handling.get(new Request("http://far.example:8080/page")
                    .with(Way.PROXY, "socks5://127.0.0.1:" + proxy.port())
                    .withHeader(Way.CREDENTIALS, "Basic bWU6cGFzcw=="));

            assertEquals("GET /page HTTP/1.1", page.text());
            assertEquals(List.of("far.example:8080"), targets);
        }
    }

    @Test
    void L13_aSocksProxyThatDoesNotAcceptThePasswordFailsTheDownload() throws Exception {
        try (SocksServer proxy = new SocksServer("me", "pass", new CopyOnWriteArrayList<>())) {
            Throwable error = new Handling()
                    .failureOf(new Request("http://far.example/")
                            .with(Way.PROXY, "socks5://127.0.0.1:" + proxy.port())
                            .withHeader(Way.CREDENTIALS, "Basic bWU6d3Jvbmc="));

            assertTrue(error.getMessage().contains("does not accept the user's password"), error.getMessage());
        }
    }

    @Test
    void Z3_aProxyOfAnotherKindIsRefusedWithASentence() {
        Throwable error =
                new Handling().failureOf(new Request("http://far.example/").with(Way.PROXY, "gopher://127.0.0.1:70"));

        assertTrue(error.getMessage().contains("it must be http:// or socks5://"), error.getMessage());
    }

    @Test
    void L9_theAddressToDownloadFromIsTheRequestsOrTheSettings() throws Exception {
        List<String> clients = new CopyOnWriteArrayList<>();
        try (RawServer server = new RawServer((Socket connection, java.io.OutputStream out) -> {
            clients.add(connection.getInetAddress().getHostAddress());
            RawServer.send(out, OK);
        })) {
            new Handling().with("DOWNLOAD_BIND_ADDRESS", "127.0.0.2").of(new Request(server.url()));
            Handling.get(new Request(server.url()).with(Way.BIND_ADDRESS, "127.0.0.3"));

            assertEquals(List.of("127.0.0.2", "127.0.0.3"), clients);
        }
    }

    @Test
    void Z1_hostsOfTheSettingsAreConnectedTo() throws Exception {
        try (RawServer server = RawServer.sending(OK)) {
            Response page = new Handling()
                    .with("DNS_HOSTS", Map.of("far.example", "127.0.0.1"))
                    .of(new Request("http://far.example:" + server.port() + "/"));

            assertEquals("ok", page.text());
            assertTrue(
                    server.heads().get(0).contains("Host: far.example:"),
                    server.heads().get(0));
        }
    }

    @Test
    void AF1_aPrivateAddressIsRefusedHoweverItIsWritten() throws Exception {
        try (RawServer server = RawServer.sending(OK)) {
            for (String host : List.of("127.0.0.1", "localhost", "[::1]", "far.example", "0x7f.1", "2130706433")) {
                Throwable error = new Handling()
                        .with("DNS_HOSTS", Map.of("far.example", "127.0.0.1"))
                        .with("DOWNLOAD_REFUSE_PRIVATE_ADDRESSES", true)
                        .failureOf(new Request("http://" + host + ":" + server.port() + "/"));
                assertTrue(
                        error instanceof IgnoreRequest || error instanceof DownloadError.CannotResolveHost,
                        host + ": " + error);
            }
            assertEquals(List.of(), server.heads());
        }
    }

    @Test
    void AF1_throughAProxyTheGuardLetsTheProxyItselfBe() throws Exception {
        try (RawServer proxy = RawServer.sending(OK)) {
            Response page = new Handling()
                    .with("DOWNLOAD_REFUSE_PRIVATE_ADDRESSES", true)
                    .of(new Request("http://far.example/").with(Way.PROXY, "http://127.0.0.1:" + proxy.port()));

            assertEquals("ok", page.text());
        }
    }
}

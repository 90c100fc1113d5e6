package crawler.engine.download.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.Headers;
import crawler.engine.Request;
import crawler.engine.core.CrawlResult;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("M2, M3, M8, M10 and M11 against real sockets")
class MiddlewaresOnTheWireTest extends WireCrawls {
    @Test
    void M3_M10_M11_AF2_neitherCredentialsNorCookiesFollowToAnotherOrigin() throws Exception {
        try (RawServer other = site(Map.of());
                RawServer first = site(Map.of(
                        "/", redirect(other.url("localhost"), "Set-Cookie: s=1", "Set-Cookie: t=2"),
                        "/port", redirect(other.url() + "port")))) {
            String site = first.url();
            Request secret = new Request(site).withHeader("Authorization", "Basic eDp5");
            crawl(
                    Map.of("CONCURRENT_REQUESTS", 1),
                    secret.withCookies(Map.of("own", "1")),
                    secret.withUrl(site + "port"));

            assertEquals(List.of("own=1", "own=1; s=1; t=2"), fields(first, "Cookie"));
            assertEquals(List.of("Basic eDp5", "Basic eDp5"), fields(first, "Authorization"));
            assertEquals(List.of("", ""), fields(other, "Authorization"));
            assertEquals(List.of("", "own=1; s=1; t=2"), fields(other, "Cookie"), "cookies do not know ports");
        }
    }

    private static List<String> fields(RawServer server, String name) {
        return server.heads().stream().map(head -> field(head, name)).toList();
    }

    @Test
    void M10_aLocationInUtf8IsEscaped() throws Exception {
        try (RawServer server = site(Map.of("/", redirect("/caf\u00C3\u00A9?q=\u00E6\u0096\u0087#x")))) {
            crawl(Map.of(), new Request(server.url()));

            assertTrue(
                    server.heads().get(1).startsWith("GET /caf%C3%A9?q=%E6%96%87 HTTP/1.1"),
                    server.heads().get(1));
        }
    }

    /** OkHttp has made U+FFFD of such octets before anybody sees them. */
    @Test
    void M10_aLocationInLatin1IsEscapedAsItIs() throws Exception {
        try (RawServer server = site(Map.of("/", redirect("/caf\u00E9")))) {
            crawl(Map.of(), new Request(server.url()));

            String escaped = over == Handling.Over.REACTOR ? "%E9" : "%EF%BF%BD";
            assertTrue(
                    server.heads().get(1).startsWith("GET /caf" + escaped + " HTTP/1.1"),
                    server.heads().get(1));
        }
    }

    @Test
    void M10_loopsAndFilesLeadNowhere() throws Exception {
        try (RawServer server = site(Map.of("/loop", redirect("/loop"), "/file", redirect("file:///etc/passwd")))) {
            String site = server.url();
            CrawlResult result = crawl(
                    Map.of("REDIRECT_MAX_TIMES", 3),
                    new Request(site + "loop").withDontFilter(true),
                    new Request(site + "file"));

            assertEquals("finished", result.reason());
            assertEquals(4 + 1, server.heads().size());
        }
    }

    @Test
    void M11_cookiesThatAreNoAsciiComeBackAsTheyWere() throws Exception {
        try (RawServer server = site(Map.of("/", page("Set-Cookie: k=\u00C3\u00A9")))) {
            String site = server.url();
            crawl(Map.of("CONCURRENT_REQUESTS", 1), new Request(site), new Request(site + "2"));

            assertEquals("k=\u00C3\u00A9", field(server.heads().get(1), "Cookie"), "the same octets");
        }
    }

    @Test
    void B3_aHeaderWithNoneIsNotSentAtAll() throws Exception {
        try (RawServer server = site(Map.of())) {
            Headers none = Headers.NONE.withNone("User-Agent").withNone("Accept-Language");
            crawl(Map.of(), new Request(server.url()).withHeaders(none));

            String head = server.heads().get(0).toLowerCase(Locale.ROOT);
            assertEquals(false, head.contains("user-agent") || head.contains("accept-language"), head);
            assertTrue(head.contains("accept: text/html"), head);
        }
    }

    @Test
    void M2_robotsTxtIsReadBeforeAnythingElse() throws Exception {
        String rules = "User-agent: *\nDisallow: /private\n";
        try (RawServer server = site(Map.of(
                "/robots.txt",
                "HTTP/1.1 200 OK\r\nContent-Length: " + rules.length() + "\r\nConnection: close\r\n\r\n" + rules))) {
            String site = server.url();
            CrawlResult result =
                    crawl(Map.of("ROBOTSTXT_OBEY", true), new Request(site + "private/x"), new Request(site + "open"));

            assertEquals(
                    List.of("/robots.txt", "/open"),
                    server.heads().stream().map(head -> head.split(" ")[1]).toList());
            assertEquals(1, result.count("robotstxt/forbidden"));
        }
    }

    @Test
    void M8_aPageMayLeadOn() throws Exception {
        String body = "<meta http-equiv=refresh content='1; url=/next'>";
        try (RawServer server = site(Map.of(
                "/",
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: " + body.length()
                        + "\r\nConnection: close\r\n\r\n" + body))) {
            crawl(Map.of(), new Request(server.url()));

            assertTrue(
                    server.heads().get(1).startsWith("GET /next "),
                    server.heads().get(1));
        }
    }
}

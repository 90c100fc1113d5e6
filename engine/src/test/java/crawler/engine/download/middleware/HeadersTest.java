package crawler.engine.download.middleware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.Request;
import crawler.engine.download.Downloader;
import crawler.engine.testing.Answer;
import crawler.engine.testing.CrawlTrace;
import crawler.engine.testing.Logged;
import crawler.engine.testing.Script;
import crawler.engine.testing.TestCrawl;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HeadersTest {
    @RegisterExtension
    final Logged log = new Logged();

    private static TestCrawl crawl(Request request) {
        return TestCrawl.of(new Script().starting(() -> Stream.of(request))).otherwise(any -> Answer.html("x"));
    }

    private static Request sent(CrawlTrace crawl) {
        return crawl.visits().get(0).request();
    }

    @Test
    void M5_defaultHeadersAreAddedWhereTheyAreMissing() {
        Request sent = sent(crawl(new Request("http://a.example/").withHeader("accept", "image/*"))
                .setting(DefaultHeaders.DEFAULT_REQUEST_HEADERS, Map.of("Accept", "text/html", "X-Team", "blue"))
                .run());

        assertEquals("image/*", sent.headers().get("Accept").orElseThrow());
        assertEquals(1, sent.headers().getAll("Accept").size());
        assertEquals("blue", sent.headers().get("x-team").orElseThrow());
    }

    @Test
    void M6_theUserAgentIsTheSettingsUnlessTheRequestHasItsOwn() {
        Request plain = sent(crawl(new Request("http://a.example/"))
                .setting(UserAgent.USER_AGENT, "me/1")
                .run());
        Request own = sent(crawl(new Request("http://a.example/").withHeader("user-agent", "you/2"))
                .setting(UserAgent.USER_AGENT, "me/1")
                .run());

        assertEquals("me/1", plain.headers().get("User-Agent").orElseThrow());
        assertEquals("you/2", own.headers().get("User-Agent").orElseThrow());
    }

    @Test
    void M6_anEmptyUserAgentIsNotSent() {
        Request sent = sent(crawl(new Request("http://a.example/"))
                .setting(UserAgent.USER_AGENT, "")
                .run());

        assertEquals(false, sent.headers().contains("User-Agent"));
    }

    @Test
    void M4_theTimeoutIsTheSettingsUnlessTheRequestHasItsOwn() {
        Request plain = sent(crawl(new Request("http://a.example/"))
                .setting(DownloadTimeout.DOWNLOAD_TIMEOUT, Duration.ofSeconds(7))
                .run());
        Request own = sent(crawl(new Request("http://a.example/").with(Downloader.TIMEOUT, Duration.ofSeconds(3)))
                .run());

        assertEquals(Duration.ofSeconds(7), plain.get(Downloader.TIMEOUT).orElseThrow());
        assertEquals(Duration.ofSeconds(3), own.get(Downloader.TIMEOUT).orElseThrow());
    }

    @Test
    void M3_M4_M6_aSpiderMayHaveItsOwnByItsSettings() {
        Script script = new Script("http://a.example/")
                .with(Map.of(
                        "USER_AGENT", "spider/1",
                        "DOWNLOAD_TIMEOUT", 5,
                        "HTTPAUTH_USER", "jane",
                        "HTTPAUTH_DOMAIN", "a.example"));
        Request sent =
                sent(TestCrawl.of(script).otherwise(any -> Answer.html("x")).run());

        assertEquals("spider/1", sent.headers().get("User-Agent").orElseThrow());
        assertEquals(Duration.ofSeconds(5), sent.get(Downloader.TIMEOUT).orElseThrow());
        assertEquals(
                BasicAuth.header("jane", ""),
                sent.headers().get("Authorization").orElseThrow());
    }

    @Test
    void L6_aDownloadThatTakesLongerFailsAtItsDeadline() {
        log.expectError("Gave up retrying");
        Script script = new Script();
        script.starting(() -> Stream.of(new Request("http://a.example/").withErrback((request, error) -> {
            script.notes().add(error.getMessage());
            return Stream.empty();
        })));
        CrawlTrace crawl = TestCrawl.of(script)
                .answer("http://a.example/", Answer.never())
                .setting(DownloadTimeout.DOWNLOAD_TIMEOUT, Duration.ofSeconds(30))
                .run();

        assertEquals(90, crawl.took().toSeconds());
        assertEquals(2, crawl.count("retry/reason_count/DownloadTimeout"));
        assertTrue(
                script.notes().get(0).contains("no complete answer within 30.0 s"),
                script.notes().get(0));
    }

    @Test
    void M13_Q2_whatGoesOverTheWireIsCounted() {
        CrawlTrace crawl = crawl(
                        new Request("http://a.example/").withMethod("POST").withBody("12345"))
                .answer("http://a.example/", Answer.broken(), Answer.html("page"))
                .run();

        assertEquals(2, crawl.count("downloader/request_count"));
        assertEquals(2, crawl.count("downloader/request_method_count/POST"));
        assertEquals(1, crawl.count("downloader/response_count"));
        assertEquals(1, crawl.count("downloader/response_status_count/200"));
        assertEquals(1, crawl.count("downloader/exception_count"));
        assertEquals(1, crawl.count("downloader/exception_type_count/DownloadFailed"));
        assertTrue(crawl.count("downloader/request_bytes") > 10);
        assertTrue(crawl.count("downloader/response_bytes") > 4);
    }
}

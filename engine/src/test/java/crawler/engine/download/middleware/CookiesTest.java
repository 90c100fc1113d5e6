package crawler.engine.download.middleware;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crawler.engine.Request;
import crawler.engine.testing.Answer;
import crawler.engine.testing.CrawlTrace;
import crawler.engine.testing.Logged;
import crawler.engine.testing.Script;
import crawler.engine.testing.TestCrawl;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CookiesTest {
    private static final String A = "http://a.example/";

    @RegisterExtension
    final Logged log = new Logged();

    /** One after the other. */
    private static TestCrawl crawl(Request... requests) {
        Script script = new Script().parsing(page -> Stream.empty());
        script.starting(() -> Stream.of(requests));
        return TestCrawl.of(script).setting("CONCURRENT_REQUESTS", 1).otherwise(request -> Answer.html(""));
    }

    private static List<String> sent(CrawlTrace crawl) {
        return crawl.visits().stream()
                .map(visit -> visit.request().headers().get("Cookie").orElse(""))
                .toList();
    }

    private static Answer setting(String cookie) {
        return Answer.html("").with("Set-Cookie", cookie);
    }

    @Test
    void M11_whatAServerSetsIsSentBack() {
        CrawlTrace crawl = crawl(new Request(A), new Request(A + "2"), new Request("http://b.example/"))
                .answer(A, setting("k=v"))
                .run();

        assertEquals(List.of("", "k=v", ""), sent(crawl));
    }

    @Test
    void M11_eachJarIsItsOwn() {
        Request one = new Request(A).with(Cookies.COOKIEJAR, 1);
        CrawlTrace crawl = crawl(
                        one,
                        one.withUrl(A + "2"),
                        new Request(A + "3").with(Cookies.COOKIEJAR, "two"),
                        new Request(A + "4"))
                .answer(A, setting("k=v"))
                .run();

        assertEquals(List.of("", "k=v", "", ""), sent(crawl));
    }

    @Test
    void M11_requestsBringCookiesForTheJarAndTheirHeaderDoesNotCount() {
        CrawlTrace crawl = crawl(
                        new Request(A).withCookies(Map.of("k", "v")).withHeader("Cookie", "h=1"),
                        new Request(A + "2").withHeader("Cookie", "h=1"))
                .run();

        assertEquals(List.of("k=v", "k=v"), sent(crawl));
    }

    @Test
    void M11_whoDoesNotWantToMergeSendsHisHeaderAndKeepsNothing() {
        Request alone = new Request(A).with(Cookies.DONT_MERGE_COOKIES, true);
        CrawlTrace crawl = crawl(alone.withHeader("Cookie", "h=1").withCookies(Map.of("x", "y")), new Request(A + "2"))
                .answer(A, setting("k=v"))
                .run();

        assertEquals(List.of("h=1", ""), sent(crawl));
    }

    @Test
    void M11_aRedirectSetsCookiesForTheNextHopAndTakesNoneElsewhere() {
        Request first = new Request("https://a.example/").withCookies(Map.of("mine", "1"));
        CrawlTrace crawl = crawl(first)
                .answer(
                        "https://a.example/",
                        Answer.redirect(302, "/2").with("Set-Cookie", "hop=1").with("Set-Cookie", "s=2; Secure"))
                .answer("https://a.example/2", Answer.redirect(302, "http://a.example/3"))
                .answer("http://a.example/3", Answer.redirect(302, "http://b.example/"))
                .run();

        assertEquals(List.of("mine=1", "mine=1; hop=1; s=2", "hop=1", ""), sent(crawl));
    }

    @Test
    void M11_offMeansThatHeadersAreSentAsTheyAre() {
        CrawlTrace crawl = crawl(new Request(A).withHeader("Cookie", "h=1"), new Request(A + "2"))
                .answer(A, setting("k=v"))
                .setting(Cookies.COOKIES_ENABLED, false)
                .run();

        assertEquals(List.of("h=1", ""), sent(crawl));
    }

    @Test
    void M11_debuggingShowsWhatGoesAndComes() {
        crawl(new Request(A), new Request(A + "2"))
                .answer(A, setting("k=v"))
                .setting(Cookies.COOKIES_DEBUG, true)
                .run();

        assertEquals(1, log.count("Received cookies from: <200 http://a.example/>\nSet-Cookie: k=v"));
        assertEquals(1, log.count("Sending cookies to: <GET http://a.example/2>\nCookie: k=v"));
    }

    @Test
    void M11_jarsAreBounded() {
        CrawlTrace crawl = crawl(
                        new Request(A).with(Cookies.COOKIEJAR, 1),
                        new Request(A + "2").with(Cookies.COOKIEJAR, 2),
                        new Request(A + "3").with(Cookies.COOKIEJAR, 1))
                .otherwise(request -> setting("k=v"))
                .setting(Cookies.COOKIES_MAX_JARS, 1)
                .run();

        assertEquals(List.of("", "", ""), sent(crawl));
        assertEquals(1, log.count("raise COOKIES_MAX_JARS"));
    }

    @Test
    void M11_aRetriedRequestHasItsCookies() {
        CrawlTrace crawl = crawl(new Request(A).withCookies(Map.of("k", "v")))
                .answer(A, Answer.status(503), Answer.html(""))
                .run();

        assertEquals(List.of("k=v", "k=v"), sent(crawl));
    }
}

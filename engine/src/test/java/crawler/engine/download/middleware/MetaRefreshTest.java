package crawler.engine.download.middleware;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crawler.engine.Request;
import crawler.engine.testing.Answer;
import crawler.engine.testing.CrawlTrace;
import crawler.engine.testing.Script;
import crawler.engine.testing.TestCrawl;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MetaRefreshTest {
    private static final String A = "http://a.example/";

    private static String tag(String content) {
        return "<html><head><meta http-equiv='refresh' content='" + content + "'></head>";
    }

    private static TestCrawl crawl(String html) {
        return TestCrawl.of(new Script(A)).page(A, html).otherwise(request -> Answer.html(""));
    }

    @Test
    void M8_aPageThatSaysSoIsLeftForAnother() {
        CrawlTrace crawl = crawl(tag("5; url=/next")).run();

        assertEquals(List.of(A, "http://a.example/next"), crawl.urls());
        Request sent = crawl.visits().get(1).request();
        assertEquals(
                List.of("meta refresh"), sent.get(Redirect.REDIRECT_REASONS).orElseThrow());
        assertEquals(List.of(A), sent.get(Redirect.REDIRECT_URLS).orElseThrow());
    }

    @Test
    void M8_longDelaysAreNotFollowed() {
        assertEquals(1, crawl(tag("100;url=/next")).run().visits().size());
        assertEquals(2, crawl(tag("99.9;url=/next")).run().visits().size());
        assertEquals(
                1,
                crawl(tag("5;url=/next"))
                        .setting(MetaRefresh.METAREFRESH_MAXDELAY, 5.0)
                        .run()
                        .visits()
                        .size());
    }

    @Test
    void M8_theBaseOfThePageCounts() {
        CrawlTrace crawl =
                crawl("<base href='http://b.example/d/'>" + tag("0;url=x")).run();

        assertEquals("http://b.example/d/x", crawl.urls().get(1));
    }

    @Test
    void M8_tagsThatAreIgnoredCommentsAndWhatIsFarDownDoNotCount() {
        for (String html : List.of(
                "<noscript>" + tag("0;url=/x") + "</noscript>",
                "<!-- " + tag("0;url=/x") + " -->",
                "x".repeat(5000) + tag("0;url=/x"),
                "<meta name=refresh content='0;url=/x'>")) {
            assertEquals(1, crawl(html).run().visits().size(), html);
        }
        CrawlTrace listed = crawl("<noscript>" + tag("0;url=/x") + "</noscript>")
                .setting(MetaRefresh.METAREFRESH_IGNORE_TAGS, List.of("style"))
                .run();
        assertEquals(2, listed.visits().size());
    }

    @Test
    void M8_AF2_onlyHttpAndHttpsAreGoneToAndSecretsStay() {
        for (String target : List.of("javascript:x()", "file:///etc/passwd", "data:,x", "ftp://a.example/")) {
            assertEquals(1, crawl(tag("0;url=" + target)).run().visits().size(), target);
        }
        Script script = new Script().starting(() -> Stream.of(new Request(A).withHeader("Authorization", "x")));
        CrawlTrace away = TestCrawl.of(script)
                .page(A, tag("0;url=http://b.example/"))
                .page("http://b.example/", "")
                .run();
        assertEquals(
                "",
                away.visits().get(1).request().headers().get("Authorization").orElse(""));
    }

    @Test
    void M8_whatIsSentNextIsAGetWithoutBody() {
        Script script = new Script()
                .starting(() -> Stream.of(new Request(A).withMethod("POST").withBody("a=1")));
        CrawlTrace crawl = TestCrawl.of(script)
                .page(A, tag("0;url=/next"))
                .page(A + "next", "")
                .run();

        assertEquals(
                "<GET http://a.example/next>", crawl.visits().get(1).request().toString());
        assertEquals(0, crawl.visits().get(1).request().body().length);
    }

    @Test
    void M8_otherKindsOfPagesAndTheUnwillingStay() {
        CrawlTrace text = TestCrawl.of(new Script(A))
                .answer(A, Answer.of(200, tag("0;url=/x")).with("Content-Type", "text/plain"))
                .run();
        CrawlTrace off = crawl(tag("0;url=/x"))
                .setting(MetaRefresh.METAREFRESH_ENABLED, false)
                .run();

        assertEquals(1, text.visits().size());
        assertEquals(1, off.visits().size());
    }

    @Test
    void M8_aLoopEndsAtTheLimitOfRedirects() {
        assertEquals(21, crawl(tag("0;url=/")).run().visits().size());
    }

    @Test
    void M8_pagesInUtf16AreReadAsWell() {
        String page = new String(tag("0;url=/x").getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);
        assertEquals(0, page.charAt(1), "the letters are apart");
        CrawlTrace crawl = TestCrawl.of(new Script(A))
                .answer(
                        A,
                        Answer.of(
                                        200,
                                        new String(
                                                tag("0;url=/x").getBytes(StandardCharsets.UTF_16LE),
                                                StandardCharsets.UTF_8))
                                .with("Content-Type", "text/html; charset=utf-16le"))
                .otherwise(request -> Answer.html(""))
                .run();

        assertEquals(2, crawl.visits().size());
    }
}

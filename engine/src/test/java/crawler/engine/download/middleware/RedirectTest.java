package crawler.engine.download.middleware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import crawler.engine.Item;
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

class RedirectTest {
    @RegisterExtension
    final Logged log = new Logged();

    private static TestCrawl crawl(Request request) {
        return TestCrawl.of(new Script().starting(() -> Stream.of(request)));
    }

    private static Request sentTo(CrawlTrace crawl, String url) {
        return crawl.visits().stream()
                .filter(visit -> visit.url().equals(url))
                .findFirst()
                .orElseThrow()
                .request();
    }

    private static Request post(String url) {
        return new Request(url)
                .withMethod("POST")
                .withBody("a=b")
                .withHeader("Content-Type", "application/x-www-form-urlencoded");
    }

    @Test
    void M10_thePageOfTheTargetGoesToTheCallback() {
        Script script = new Script("http://a.example/old")
                .parsing(page -> Stream.of(Item.of(Map.of(
                        "url", page.url(),
                        "urls", page.get(Redirect.REDIRECT_URLS).orElseThrow(),
                        "reasons", page.get(Redirect.REDIRECT_REASONS).orElseThrow(),
                        "times", page.get(Redirect.REDIRECT_TIMES).orElseThrow()))));
        CrawlTrace crawl = TestCrawl.of(script)
                .answer("http://a.example/old", Answer.redirect(301, "newer"))
                .answer("http://a.example/newer", Answer.redirect(302, "https://b.example/newest"))
                .page("https://b.example/newest", "")
                .run();

        assertEquals(
                List.of(Item.of(Map.of(
                        "url",
                        "https://b.example/newest",
                        "urls",
                        List.of("http://a.example/old", "http://a.example/newer"),
                        "reasons",
                        List.of(301, 302),
                        "times",
                        2))),
                crawl.items());
        assertEquals(4, sentTo(crawl, "https://b.example/newest").priority());
    }

    @Test
    void M10_methodsChangeAsBrowsersDoIt() {
        Map<Integer, String> ofPost = Map.of(301, "GET", 302, "GET", 303, "GET", 307, "POST", 308, "POST");
        ofPost.forEach((status, method) -> {
            CrawlTrace crawl = crawl(post("http://a.example/form"))
                    .answer("http://a.example/form", Answer.redirect(status, "/done"))
                    .page("http://a.example/done", "")
                    .run();
            Request sent = sentTo(crawl, "http://a.example/done");
            assertEquals(method, sent.method(), "status " + status);
            assertEquals(method.equals("POST"), sent.hasBody(), "status " + status);
            assertEquals(method.equals("POST"), sent.headers().contains("Content-Type"), "status " + status);
        });
    }

    @Test
    void M10_putIsNotChangedBy301ButBy303AndHeadStays() {
        for (List<Object> each : List.of(
                List.<Object>of("PUT", 301, "PUT"),
                List.<Object>of("PUT", 303, "GET"),
                List.<Object>of("HEAD", 303, "HEAD"),
                List.<Object>of("HEAD", 302, "HEAD"))) {
            CrawlTrace crawl = crawl(new Request("http://a.example/1").withMethod((String) each.get(0)))
                    .answer("http://a.example/1", Answer.redirect((Integer) each.get(1), "2"))
                    .page("http://a.example/2", "")
                    .run();
            assertEquals(each.get(2), sentTo(crawl, "http://a.example/2").method(), each.toString());
        }
    }

    @Test
    void M10_AF2_credentialsStayWithTheirOriginAndCookiesWithTheirHost() {
        Request secret = new Request("https://a.example/1")
                .withHeader("Authorization", "Basic x")
                .withHeader("Cookie", "a=b")
                .withHeader("X-Other", "y");
        Map<String, List<Boolean>> kept = Map.of(
                "https://a.example/2", List.of(true, true),
                "https://a.example:8443/2", List.of(false, true),
                "http://a.example/2", List.of(false, false),
                "https://b.example/2", List.of(false, false),
                "https://sub.a.example/2", List.of(false, false));
        kept.forEach((target, expected) -> {
            CrawlTrace crawl = crawl(secret)
                    .answer("https://a.example/1", Answer.redirect(302, target))
                    .setting(Cookies.COOKIES_ENABLED, false)
                    .page(target, "")
                    .run();
            Request sent = sentTo(crawl, target);
            assertEquals(
                    expected,
                    List.of(
                            sent.headers().contains("Authorization"),
                            sent.headers().contains("Cookie")),
                    target);
            assertEquals("y", sent.headers().get("x-other").orElseThrow());
        });
    }

    @Test
    void M10_aLoopEndsAfterTwentyRedirects() {
        CrawlTrace crawl = TestCrawl.of(new Script("http://a.example/"))
                .answer("http://a.example/", Answer.redirect(302, "/"))
                .run();

        assertEquals(21, crawl.visits().size());
        assertEquals(List.of(), crawl.items());
    }

    @Test
    void M10_AF2_onlyHttpAndHttpsAreGoneTo() {
        for (String target : List.of("file:///etc/passwd", "ftp://a.example/", "data:,x", "javascript:x()")) {
            CrawlTrace crawl = TestCrawl.of(new Script("http://a.example/").handling(302))
                    .answer("http://a.example/", Answer.redirect(302, target))
                    .run();
            assertEquals(1, crawl.visits().size(), target);
            assertEquals(1, crawl.items().size(), target);
        }
    }

    @Test
    void M10_theFragmentIsKeptUnlessTheTargetHasItsOwn() {
        CrawlTrace crawl = TestCrawl.of(new Script("http://a.example/1#part"))
                .answer("http://a.example/1", Answer.redirect(302, "2"))
                .answer("http://a.example/2", Answer.redirect(302, "3#other"))
                .page("http://a.example/3", "")
                .run();

        assertEquals(List.of(new Script.Page("http://a.example/3")), crawl.items());
        assertEquals("http://a.example/2#part", crawl.urls().get(1));
        assertEquals("http://a.example/3#other", crawl.urls().get(2));
    }

    @Test
    void M10_whoeverWantsTheStatusOrNoRedirectGetsTheAnswerItself() {
        CrawlTrace wanted = TestCrawl.of(new Script("http://a.example/").handling(302))
                .answer("http://a.example/", Answer.redirect(302, "/2"))
                .run();
        CrawlTrace attribute = crawl(new Request("http://a.example/").with(Redirect.DONT_REDIRECT, true))
                .answer("http://a.example/", Answer.redirect(302, "/2"))
                .run();
        CrawlTrace off = TestCrawl.of(new Script("http://a.example/"))
                .answer("http://a.example/", Answer.redirect(302, "/2"))
                .setting(Redirect.REDIRECT_ENABLED, false)
                .run();

        assertEquals(List.of(new Script.Page("http://a.example/")), wanted.items());
        assertEquals(1, attribute.visits().size());
        assertEquals(1, off.visits().size());
        assertFalse(off.urls().contains("http://a.example/2"));
    }

    @Test
    void M10_ofTwoLocationsTheLastIsGoneTo() {
        Answer moved = Answer.redirect(302, "/1").with("Location", "/2");
        CrawlTrace crawl = crawl(new Request("http://a.example/old"))
                .answer("http://a.example/old", moved)
                .run();

        assertEquals(List.of("http://a.example/old", "http://a.example/2"), crawl.urls());
    }

    @Test
    void M10_aRedirectWithoutALocationIsAPage() {
        CrawlTrace crawl = TestCrawl.of(new Script("http://a.example/").handling(301))
                .answer("http://a.example/", Answer.status(301))
                .run();

        assertEquals(1, crawl.items().size());
    }

    @Test
    void M10_whatDescribesABodyGoesWithIt() {
        Request post = new Request("http://a.example/1")
                .withMethod("POST")
                .withBody("a=1")
                .withHeader("Content-Type", "text/plain")
                .withHeader("X-Other", "y");
        Request lost = sentTo(
                crawl(post)
                        .answer("http://a.example/1", Answer.redirect(303, "2"))
                        .run(),
                "http://a.example/2");
        Request kept = sentTo(
                crawl(post)
                        .answer("http://a.example/1", Answer.redirect(307, "2"))
                        .run(),
                "http://a.example/2");

        assertEquals("0 false y", described(lost));
        assertEquals("3 true y", described(kept));
    }

    private static String described(Request request) {
        return request.body().length + " " + request.headers().contains("Content-Type") + " "
                + request.headers().get("X-Other").orElse("");
    }

    @Test
    void M10_aRequestMayHaveItsOwnLimit() {
        CrawlTrace crawl = crawl(new Request("http://a.example/").with(Redirect.REDIRECT_TTL, 2))
                .answer("http://a.example/", Answer.redirect(302, "/1"))
                .answer("http://a.example/1", Answer.redirect(302, "/2"))
                .answer("http://a.example/2", Answer.redirect(302, "/3"))
                .run();

        assertEquals(3, crawl.visits().size());
        Request last = crawl.visits().get(2).request();
        assertEquals(0, last.get(Redirect.REDIRECT_TTL).orElseThrow());
        assertEquals(2, last.get(Redirect.REDIRECT_TIMES).orElseThrow());
        assertEquals(List.of(302, 302), last.get(Redirect.REDIRECT_REASONS).orElseThrow());
        assertEquals(4, last.priority());
    }

    @Test
    void M10_oddLocationsLeadWhereBrowsersGo() {
        Map<String, String> targets = Map.of(
                "//b.example/x", "http://b.example/x",
                "http:///x", "http://a.example/x",
                "HTTP:/x", "http://a.example/x",
                "?q=é", "http://a.example/1?q=%C3%A9",
                "  /a b ", "http://a.example/a%20b",
                "http://b\u00fccher.example/", "http://xn--bcher-kva.example/");
        targets.forEach((location, url) -> {
            CrawlTrace crawl = crawl(new Request("http://a.example/1"))
                    .answer("http://a.example/1", Answer.redirect(301, location))
                    .run();
            assertEquals(url, crawl.urls().get(1), location);
        });
    }

    @Test
    void M10_aTargetThatIsNoUrlLeavesTheAnswer() {
        for (String location : List.of("http://[bad/", "http://a.example:99999/", "https://")) {
            CrawlTrace crawl = TestCrawl.of(new Script("http://a.example/").with(Map.of("HTTPERROR_ALLOW_ALL", true)))
                    .answer("http://a.example/", Answer.redirect(302, location))
                    .run();
            assertEquals(1, crawl.items().size(), location);
            assertEquals(1, crawl.visits().size(), location);
        }
    }
}

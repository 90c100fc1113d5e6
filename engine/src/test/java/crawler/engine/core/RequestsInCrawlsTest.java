package crawler.engine.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import crawler.engine.Attribute;
import crawler.engine.Callback;
import crawler.engine.Event.RequestLeftDownloader;
import crawler.engine.Event.RequestReachedDownloader;
import crawler.engine.Event.ResponseDownloaded;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.testing.Answer;
import crawler.engine.testing.CrawlTrace;
import crawler.engine.testing.Logged;
import crawler.engine.testing.Script;
import crawler.engine.testing.TestCrawl;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;

/** What becomes of the parts of a request in a crawl. */
class RequestsInCrawlsTest {
    private static final Attribute<String> OWN = Attribute.of("own", String.class);
    private static final String URL = "http://a.example/";

    @RegisterExtension
    final Logged log = new Logged();

    private final List<Response> pages = new ArrayList<>();

    private TestCrawl crawl(Request... requests) {
        return TestCrawl.of(new Script().starting(() -> Stream.of(requests)).parsing(page -> {
                    pages.add(page);
                    return Stream.of();
                }))
                .otherwise(request -> Answer.html("ok"));
    }

    @Test
    void B5_theHigherPriorityComesFirstAndOfEqualsTheNewest() {
        Script script = new Script(URL)
                .parsing(page -> page.url().equals(URL)
                        ? Stream.of(
                                new Request(URL + "1"),
                                new Request(URL + "least").withPriority(Integer.MIN_VALUE),
                                new Request(URL + "most").withPriority(Integer.MAX_VALUE),
                                new Request(URL + "2"))
                        : Stream.of());
        CrawlTrace crawl = TestCrawl.of(script)
                .otherwise(request -> Answer.html(""))
                .setting("CONCURRENT_REQUESTS", 1)
                .run();

        assertEquals(
                List.of("", "most", "2", "1", "least"),
                crawl.urls().stream().map(url -> url.substring(URL.length())).toList());
    }

    @Test
    void B8_aPageOfARequestWithoutACallbackOnPurposeIsAnErrorOfTheSpider() {
        log.expectError("callback");
        CrawlTrace crawl = crawl(new Request(URL, Callback.NONE)).run();

        assertEquals(List.of(), pages);
        assertTrue(
                crawl.errors().get(0).getMessage().startsWith("<GET http://a.example/> has the callback NONE"),
                crawl.errors().toString());
    }

    @Test
    void B13_flagsStandInTheLineOfTheirPage() {
        Logger logger = (Logger) LoggerFactory.getLogger(Engine.class);
        logger.setLevel(Level.DEBUG);
        try {
            crawl(new Request(URL).withFlag("first").withFlag("second")).run();
        } finally {
            logger.setLevel(null);
        }
        assertEquals(1, log.count("DEBUG Crawled (200) <GET http://a.example/> [first, second] []"));
    }

    @Test
    void C1_attributesSurviveRedirectsAndRetries() {
        crawl(new Request(URL).with(OWN, "kept").withFlag("flag").withPriority(5))
                .answer(URL, Answer.status(503), Answer.redirect(302, "/next"))
                .answer(URL + "next", Answer.status(500), Answer.html("there"))
                .run();

        Response page = pages.get(0);
        assertEquals("there", page.text());
        assertEquals(URL + "next", page.url());
        assertEquals("kept", page.get(OWN).orElseThrow());
        assertEquals(List.of("flag"), page.request().flags());
    }

    @Test
    void C5_whatComesFromTheCacheSaysSo(@org.junit.jupiter.api.io.TempDir java.nio.file.Path folder) {
        Request again = new Request(URL).withDontFilter(true);
        crawl(again, again)
                .setting("HTTPCACHE_ENABLED", true)
                .setting("HTTPCACHE_DIR", folder.toString())
                .setting("CONCURRENT_REQUESTS", 1)
                .run();

        assertEquals(
                List.of(List.of(), List.of("cached")),
                pages.stream().map(Response::flags).toList());
    }

    @Test
    void L10_anUnknownSchemeIsNamedWithThoseThatAreKnown() {
        List<Throwable> errors = new ArrayList<>();
        crawl(new Request("gopher://a.example/").withErrback((request, error) -> {
                    errors.add(error);
                    return Stream.of();
                }))
                .run();

        assertEquals(1, errors.size());
        assertTrue(
                errors.get(0).getMessage().contains("\"gopher\""), errors.get(0).getMessage());
    }

    /** Cannot be made. */
    public static final class Unmade implements crawler.engine.download.DownloadHandler {
        public Unmade() {
            throw new IllegalStateException("made although nobody asked");
        }

        @Override
        public crawler.reactor.defer.Deferred<Response> download(Request request) {
            throw new AssertionError();
        }
    }

    @Test
    void L10_aHandlerIsMadeWhenItsSchemeIsFirstAskedFor() {
        CrawlTrace crawl = crawl(new Request(URL))
                .setting("DOWNLOAD_HANDLERS", Map.of("gopher", Unmade.class.getName()))
                .run();

        assertEquals("finished", crawl.finishReason());
        assertEquals(1, pages.size());
    }

    @Test
    void L17_theWayThroughTheDownloaderIsTold() {
        List<String> told = new ArrayList<>();
        crawl(new Request(URL))
                .answer(URL, Answer.status(503), Answer.html("ok"))
                .on(RequestReachedDownloader.class, event -> told.add("reached " + event.request()))
                .on(ResponseDownloaded.class, event -> told.add("downloaded " + event.response()))
                .on(RequestLeftDownloader.class, event -> told.add("left " + event.request()))
                .run();

        assertEquals(
                List.of(
                        "reached <GET http://a.example/>",
                        "left <GET http://a.example/>",
                        "downloaded <503 http://a.example/>",
                        "reached <GET http://a.example/>",
                        "left <GET http://a.example/>",
                        "downloaded <200 http://a.example/>"),
                told);
    }
}

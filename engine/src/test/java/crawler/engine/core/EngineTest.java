package crawler.engine.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.Event;
import crawler.engine.Request;
import crawler.engine.download.Downloader;
import crawler.engine.error.CloseSpider;
import crawler.engine.error.DontCloseSpider;
import crawler.engine.error.IgnoreRequest;
import crawler.engine.scrape.Scraper;
import crawler.engine.testing.Answer;
import crawler.engine.testing.CrawlTrace;
import crawler.engine.testing.Logged;
import crawler.engine.testing.Script;
import crawler.engine.testing.Script.Page;
import crawler.engine.testing.TestCrawl;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rows K and L1: the main loop. */
class EngineTest {
    private static final String URL = "http://a.example/";

    @RegisterExtension
    final Logged log = new Logged();

    private static String[] urls(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "http://h" + i + ".example/")
                .toArray(String[]::new);
    }

    private static Answer late(double seconds) {
        return Answer.html("").after(Duration.ofMillis((long) (seconds * 1000)));
    }

    @Test
    void L1_noMoreThanSoManyRequestsAreInFlight() {
        TestCrawl crawl =
                TestCrawl.of(new Script(urls(50))).otherwise(any -> late(1)).setting(Downloader.CONCURRENT_REQUESTS, 7);
        CrawlTrace trace = crawl.run();

        assertEquals(7, crawl.site().mostInFlight());
        assertEquals(50, trace.items().size());
        assertEquals(8, trace.took().toSeconds());
    }

    @Test
    void L1_zeroIsNoLimit() {
        TestCrawl crawl = TestCrawl.of(new Script(urls(500)))
                .otherwise(any -> late(1))
                .setting(Downloader.CONCURRENT_REQUESTS, 0);
        crawl.run();

        assertEquals(500, crawl.site().mostInFlight());
    }

    @Test
    void L2_noMoreThanSoManyRequestsToOneHostAreInFlight() {
        TestCrawl crawl = TestCrawl.of(new Script()
                        .starting(() -> IntStream.range(0, 40).mapToObj(i -> new Request(URL + i))))
                .otherwise(any -> late(1));
        crawl.run();

        assertEquals(8, crawl.site().mostInFlight());
    }

    @Test
    void K1_aHundredThousandRequestsThatAreAnsweredAtOnceNeedNoStack() {
        int count = 100_000;
        Script script = new Script(URL + "0").parsing(page -> {
            int number = Integer.parseInt(page.url().substring(URL.length()));
            return number + 1 < count ? Stream.of(new Request(URL + (number + 1))) : Stream.of(new Page("last"));
        });
        CrawlTrace crawl = TestCrawl.of(script)
                .otherwise(any -> Answer.html("").after(Duration.ZERO))
                .setting("DEPTH_LIMIT", 0)
                .run();

        assertEquals(List.of(new Page("last")), crawl.items());
        assertEquals(count, crawl.books().done());
    }

    @Test
    void K1_whilePagesAreLargerThanMayBeScrapedAtOnceNoRequestIsStarted() {
        TestCrawl crawl = TestCrawl.of(new Script(urls(10)))
                .otherwise(any -> late(0.1))
                .setting(Scraper.SCRAPER_SLOT_MAX_ACTIVE_SIZE, 2500L)
                .setting(Downloader.CONCURRENT_REQUESTS, 1)
                .setting("ITEM_PIPELINES", Map.of(Middlewares.Slow.class.getName(), 1));
        CrawlTrace trace = crawl.run();

        assertEquals(3, trace.count("test/most_at_once"), "of 1024 bytes each, as the least that a page counts for");
        assertEquals(10, trace.items().size());
    }

    @Test
    void F3_noMoreItemsOfOnePageAreInThePipelinesThanConfigured() {
        Script script = new Script(URL).parsing(page -> IntStream.range(0, 20).mapToObj(i -> new Page("" + i)));
        CrawlTrace crawl = TestCrawl.of(script)
                .page(URL, "")
                .setting(Scraper.CONCURRENT_ITEMS, 4)
                .setting("ITEM_PIPELINES", Map.of(Middlewares.Slow.class.getName(), 1))
                .run();

        assertEquals(4, crawl.count("test/most_at_once"));
        assertEquals(20, crawl.items().size());
        assertEquals(5, crawl.took().toSeconds());
    }

    @Test
    void K2_anIdleSpiderIsKeptOpenByDontCloseSpider() {
        int[] idle = new int[1];
        CrawlTrace crawl = TestCrawl.of(new Script(URL))
                .page(URL, "")
                .on(Event.SpiderIdle.class, event -> {
                    idle[0]++;
                    if (idle[0] < 4) {
                        throw new DontCloseSpider();
                    }
                })
                .run();

        assertEquals(4, idle[0]);
        assertEquals(15, crawl.took().toSeconds(), "it is asked again at each heartbeat of 5 s");
        assertEquals("finished", crawl.finishReason());
    }

    @Test
    void K2_anIdleListenerMayMakeRequests() {
        int[] idle = new int[1];
        Script script = new Script(URL);
        CrawlTrace crawl = TestCrawl.of(script)
                .otherwise(any -> Answer.html(""))
                .on(Event.SpiderIdle.class, event -> {
                    idle[0]++;
                    if (idle[0] <= 3) {
                        script.crawler().crawl(new Request(URL + idle[0]));
                    }
                })
                .run();

        assertEquals(List.of(URL, URL + 1, URL + 2, URL + 3), crawl.urls());
    }

    @Test
    void K2_anIdleListenerMayCloseWithAReason() {
        CrawlTrace crawl = TestCrawl.of(new Script(URL))
                .page(URL, "")
                .on(Event.SpiderIdle.class, event -> {
                    throw new CloseSpider("bored");
                })
                .run();

        assertEquals("bored", crawl.finishReason());
    }

    @Test
    void K2_aListenerThatFailsEndsNothing() {
        log.expectError("A listener of SpiderIdle");
        log.expectError("A listener of ResponseReceived");
        CrawlTrace crawl = TestCrawl.of(new Script(URL))
                .page(URL, "")
                .on(Event.SpiderIdle.class, event -> {
                    throw new AssertionError("in a listener");
                })
                .on(Event.ResponseReceived.class, event -> {
                    throw new java.io.IOException("in a listener");
                })
                .run();

        assertEquals("finished", crawl.finishReason());
        assertEquals(1, crawl.items().size());
    }

    @Test
    void K3_whatIsInFlightAtTheEndIsDealtWith() {
        Script script = new Script(urls(4));
        script.parsing(page -> {
            script.crawler().close("enough");
            return Stream.of(new Page(page.url()), new Request(URL));
        });
        CrawlTrace crawl = TestCrawl.of(script)
                .otherwise(request -> late(request.url().contains("h0") ? 1 : 5))
                .run();

        assertEquals(4, crawl.items().size());
        assertEquals("enough", crawl.finishReason());
        assertEquals(1, crawl.books().pending());
        assertEquals(3, crawl.books().dropped().get("duplicate"));
    }

    @Test
    void K3_whatAComponentDownloadsBesidesIsWaitedFor() {
        Script script = new Script();
        CrawlTrace crawl = TestCrawl.of(script)
                .otherwise(any -> late(30))
                .setting("EXTENSIONS", Map.of(Middlewares.Fetching.class.getName(), 1))
                .run();

        assertEquals(List.of("got 200", "closed finished"), script.notes());
        assertEquals(30, crawl.took().toSeconds());
        assertEquals(0, crawl.books().scheduled());
    }

    @Test
    void K5_aDownloadBesidesFollowsRedirectsAndPassesTheMiddlewares() {
        Script script = new Script();
        CrawlTrace crawl = TestCrawl.of(script)
                .answer("http://side.example/", Answer.status(503), Answer.redirect(302, "/there"))
                .page("http://side.example/there", "")
                .setting("EXTENSIONS", Map.of(Middlewares.Fetching.class.getName(), 1))
                .run();

        assertEquals("got 200", script.notes().get(0));
        assertEquals(3, crawl.count("downloader/request_count"));
    }

    @Test
    void P3_aListenerMayRefuseARequest() {
        List<String> dropped = new ArrayList<>();
        CrawlTrace crawl = TestCrawl.of(new Script(urls(4)))
                .otherwise(any -> Answer.html(""))
                .on(Event.RequestScheduled.class, event -> {
                    if (event.request().url().contains("h2")) {
                        throw new IgnoreRequest("not that one");
                    }
                })
                .on(
                        Event.RequestDropped.class,
                        event -> dropped.add(event.request().url()))
                .run();

        assertEquals(3, crawl.items().size());
        assertEquals(List.of("http://h2.example/"), dropped);
        assertEquals(1, crawl.books().dropped().get("ignored"));
    }

    @Test
    void aUrlWithoutAHandlerFailsByName() {
        log.expectError("Error downloading GET gopher://a.example/");
        Script script = new Script();
        script.starting(() -> Stream.of(new Request("gopher://a.example/").withErrback((request, error) -> {
            script.notes().add(error.getMessage());
            throw (Exception) error;
        })));
        TestCrawl.of(script).run();

        assertEquals(
                "No download handler for scheme \"gopher\" (have: data, file, ftp, ftps, http, https). Add one in DOWNLOAD_HANDLERS.",
                script.notes().get(0));
    }

    @Test
    void theBooksOfAMixedCrawlBalance() {
        log.expectError("Gave up retrying");
        log.expectError("Error downloading");
        log.expectError("callback parse failed");
        Script script = new Script(URL).allowing("a.example").parsing(page -> {
            if (page.url().endsWith("3")) {
                throw new IllegalStateException("three");
            }
            return page.url().equals(URL)
                    ? IntStream.range(0, 60)
                            .mapToObj(i -> new Request((i % 5 == 0 ? "http://b.example/" : URL) + i % 30))
                    : Stream.empty();
        });
        CrawlTrace crawl = TestCrawl.of(script)
                .otherwise(request -> switch (request.url().length() % 3) {
                    case 0 -> Answer.refused();
                    case 1 -> Answer.html("");
                    default -> Answer.redirect(302, "/elsewhere");
                })
                .page(URL, "")
                .run();

        Books books = crawl.books();
        assertTrue(books.balance(), books.toString());
        assertTrue(books.dropped().get("duplicate") >= 24, books.toString());
        assertEquals(12, books.dropped().get("offsite"), books.toString());
        assertEquals(0, books.pending());
    }
}

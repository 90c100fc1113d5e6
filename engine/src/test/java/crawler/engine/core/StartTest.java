package crawler.engine.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.Crawler;
import crawler.engine.Event;
import crawler.engine.Output;
import crawler.engine.Request;
import crawler.engine.download.Downloader;
import crawler.engine.error.CloseSpider;
import crawler.engine.scrape.Scraper;
import crawler.engine.testing.Answer;
import crawler.engine.testing.CrawlTrace;
import crawler.engine.testing.Logged;
import crawler.engine.testing.Script;
import crawler.engine.testing.Script.Page;
import crawler.engine.testing.TestCrawl;
import crawler.reactor.defer.Deferred;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rows A2 to A4: what start yields. */
class StartTest {
    private static final String URL = "http://a.example/";

    @RegisterExtension
    final Logged log = new Logged();

    private int pulled;

    private Script endless() {
        return new Script().starting(() -> Stream.<Output>generate(() -> new Request(URL + pulled++)));
    }

    @Test
    void A2_startUrlsAreRequestedInOrderAndNotFiltered() {
        CrawlTrace crawl = TestCrawl.of(new Script(URL + 1, URL + 2, URL + 1))
                .otherwise(any -> Answer.html(""))
                .setting(Downloader.CONCURRENT_REQUESTS, 1)
                .run();

        assertEquals(List.of(URL + 1, URL + 2, URL + 1), crawl.urls());
    }

    @Test
    void A2_startMayYieldItems() {
        CrawlTrace crawl = TestCrawl.of(
                        new Script().starting(() -> Stream.of(new Page("first"), new Request(URL), new Page("second"))))
                .page(URL, "")
                .run();

        assertEquals(List.of(new Page("first"), new Page("second"), new Page(URL)), crawl.items());
    }

    @Test
    void A3_anEndlessStartIsPulledOnlyWhenThereIsRoom() {
        CrawlTrace crawl = TestCrawl.of(endless())
                .otherwise(any -> Answer.html("").after(Duration.ofSeconds(1)))
                .setting(Downloader.CONCURRENT_REQUESTS, 4)
                .setting("CLOSESPIDER_PAGECOUNT", 20)
                .run();

        assertEquals("closespider_pagecount", crawl.finishReason());
        assertTrue(pulled <= 25, "pulled " + pulled);
        assertEquals(pulled, crawl.books().scheduled());
    }

    @Test
    void A3_anEndlessStartThatIsAnsweredAtOnceLetsOthersRun() {
        CrawlTrace crawl = TestCrawl.of(endless())
                .otherwise(any -> Answer.html("").after(Duration.ZERO))
                .setting("CLOSESPIDER_ITEMCOUNT", 5000)
                .run();

        assertEquals("closespider_itemcount", crawl.finishReason());
        assertEquals(5000, crawl.items().size());
    }

    @Test
    void A3_anEndlessStartOfItemsWaitsForThePipelines() {
        CrawlTrace crawl = TestCrawl.of(new Script().starting(() -> Stream.generate(() -> new Page("" + pulled++))))
                .setting(Scraper.CONCURRENT_ITEMS, 10)
                .setting("ITEM_PIPELINES", Map.of(Middlewares.Slow.class.getName(), 1))
                .setting("CLOSESPIDER_ITEMCOUNT", 50)
                .run();

        assertEquals(10, crawl.count("test/most_at_once"));
        assertTrue(pulled <= 60, "pulled " + pulled);
    }

    @Test
    void A3_whatPagesHaveYieldedComesBeforeFurtherRequestsOfStart() {
        Script script = new Script().starting(() -> IntStream.range(0, 3).mapToObj(i -> new Request(URL + i)));
        script.parsing(
                page -> page.url().endsWith("/more") ? Stream.empty() : Stream.of(new Request(page.url() + "/more")));
        CrawlTrace crawl = TestCrawl.of(script)
                .otherwise(any -> Answer.html(""))
                .setting(Downloader.CONCURRENT_REQUESTS, 1)
                .run();

        assertEquals(
                List.of(URL + "0", URL + "1", URL + "0/more", URL + "1/more", URL + "2", URL + "2/more"),
                crawl.urls(),
                "the place of the first page is taken before its callback has run");
    }

    @Test
    void A4_startThatThrowsEndsWithStartErrorAfterWhatThereIs() {
        log.expectError("Spider \"script\": start() failed");
        Script script = new Script()
                .starting(() -> IntStream.range(0, 5).mapToObj(i -> {
                    if (i == 2) {
                        throw new IllegalStateException("third");
                    }
                    return new Request(URL + i);
                }));
        int[] errors = new int[1];
        CrawlTrace crawl = TestCrawl.of(script)
                .otherwise(any -> Answer.html(""))
                .on(Event.SpiderError.class, event -> errors[0]++)
                .run();

        assertEquals("start_error", crawl.finishReason());
        assertEquals(2, crawl.items().size());
        assertEquals(1, errors[0]);
        assertEquals(1, crawl.count("spider_exceptions/IllegalStateException"));
    }

    @Test
    void A4_startThatThrowsAtOnceOrReturnsNullEndsTheSameWay() {
        log.expectError("start() failed");
        CrawlTrace thrown = TestCrawl.of(new Script().starting(() -> {
                    throw new IllegalStateException("at once");
                }))
                .run();
        CrawlTrace none = TestCrawl.of(new Script().starting(() -> null)).run();

        assertEquals("start_error", thrown.finishReason());
        assertEquals("start_error", none.finishReason());
        assertTrue(none.errors().get(0).getMessage().contains("return Stream.empty()"));
    }

    @Test
    void A4_closeSpiderInStartClosesWithItsReason() {
        CrawlTrace crawl = TestCrawl.of(new Script()
                        .starting(() -> Stream.generate(() -> {
                            if (pulled++ == 3) {
                                throw new CloseSpider("three is enough");
                            }
                            return new Page("" + pulled);
                        })))
                .run();

        assertEquals("three is enough", crawl.finishReason());
        assertEquals(3, crawl.items().size());
        assertEquals(List.of(), crawl.errors());
    }

    @Test
    void P2_closeSpiderFromAListenerOfSpiderOpenedKeepsStartFromBeingAsked() {
        CrawlTrace crawl = TestCrawl.of(endless())
                .on(Event.SpiderOpened.class, event -> {
                    throw new CloseSpider("not today");
                })
                .run();

        assertEquals("not today", crawl.finishReason());
        assertEquals(0, pulled);
        assertEquals(List.of(), crawl.urls());
    }

    @Test
    void aSpiderWithoutAnythingToDoFinishes() {
        CrawlTrace crawl = TestCrawl.of(new Script()).run();

        assertEquals("finished", crawl.finishReason());
        assertEquals(0, crawl.took().toSeconds());
    }

    /** Logs in before the crawl begins, which waits for it. */
    public static final class LogsIn {
        public LogsIn(Crawler crawler) {
            crawler.events()
                    .onAsync(
                            Event.SpiderOpened.class,
                            event -> crawler.download(new Request(URL + "form"))
                                    .addAsyncCallback(form -> crawler.download(new Request(URL + "login"))));
        }
    }

    @Test
    void P2_whatIsDownloadedWhileTheSpiderIsOpenedDoesNotTakeThePlaceOfStart() {
        CrawlTrace crawl = TestCrawl.of(new Script(URL))
                .otherwise(any -> Answer.html(""))
                .setting("EXTENSIONS", Map.of(LogsIn.class.getName(), 1))
                .run();

        assertEquals(List.of(URL + "form", URL + "login", URL), crawl.urls());
        assertEquals(1, crawl.items().size());
    }

    /** Makes a request when the spider is opened, which takes some time. */
    public static final class OpensSlowly {
        public OpensSlowly(Crawler crawler) {
            crawler.events().on(Event.SpiderOpened.class, event -> crawler.crawl(new Request(URL + "more")));
            crawler.events().onAsync(Event.SpiderOpened.class, event -> {
                Deferred<Void> opened = new Deferred<>();
                crawler.reactor().callLater(Duration.ofSeconds(3), () -> opened.callback(null));
                return opened;
            });
        }
    }

    @Test
    void P2_nothingIsMadeBeforeAllListenersOfSpiderOpenedAreDone() {
        CrawlTrace crawl = TestCrawl.of(new Script(URL))
                .otherwise(any -> Answer.html(""))
                .setting("EXTENSIONS", Map.of(OpensSlowly.class.getName(), 1))
                .run();

        assertEquals(List.of(URL + "more", URL), crawl.urls());
        assertEquals(3, crawl.visits().get(0).at().toSeconds());
    }

    @Test
    void A3_whatMakesStartRequestsMayCloseTheCrawl() {
        Script script = new Script();
        script.starting(() -> Stream.of(1, 2, 3).map(number -> {
            if (number == 2) {
                script.crawler().close("enough");
            }
            return new Request(URL + number);
        }));
        CrawlTrace crawl =
                TestCrawl.of(script).otherwise(any -> Answer.html("")).run();

        assertEquals("enough", crawl.finishReason());
        assertEquals(List.of(), crawl.errors());
        assertEquals(2, crawl.books().scheduled());
    }

    @Test
    void streamsOfSpidersAreClosedAtTheirEnd() {
        List<String> closed = new ArrayList<>();
        Script script = new Script();
        script.starting(() -> Stream.of(new Request(URL)).onClose(() -> closed.add("start")));
        script.parsing(page -> Stream.of(new Page(URL)).onClose(() -> closed.add("parse")));
        TestCrawl.of(script).page(URL, "").run();

        assertEquals(List.of("start", "parse"), closed);
    }

    @Test
    void theStreamOfAStartThatIsNotAtItsEndIsClosedWithTheCrawl() {
        List<String> closed = new ArrayList<>();
        Script script = new Script();
        script.starting(
                () -> Stream.<Output>generate(() -> new Request(URL + pulled++)).onClose(() -> closed.add("start")));
        TestCrawl.of(script)
                .otherwise(any -> Answer.html(""))
                .setting("CLOSESPIDER_PAGECOUNT", 3)
                .run();

        assertEquals(List.of("start"), closed);
    }

    @Test
    void aParallelStreamIsWalkedOnTheReactorThreadAllTheSame() {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        Script script = new Script(URL);
        script.parsing(page -> IntStream.range(0, 10_000)
                .parallel()
                .mapToObj(number -> {
                    threads.add(Thread.currentThread());
                    return new Page("" + number);
                })
                .sorted(Comparator.comparing(Page::url))
                .limit(10));
        TestCrawl.of(script).page(URL, "").run();

        assertEquals(Set.of(Thread.currentThread()), threads);
    }
}

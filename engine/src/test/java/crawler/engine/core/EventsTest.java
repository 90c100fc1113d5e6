package crawler.engine.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.Event;
import crawler.engine.Events;
import crawler.engine.Request;
import crawler.engine.error.CloseSpider;
import crawler.engine.testing.Answer;
import crawler.engine.testing.CrawlTrace;
import crawler.engine.testing.Logged;
import crawler.engine.testing.Script;
import crawler.engine.testing.TestCrawl;
import crawler.reactor.defer.Deferred;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rows P, Q and O: what is told, counted and watched. */
class EventsTest {
    private static final String URL = "http://a.example/";

    @RegisterExtension
    final Logged log = new Logged();

    private final List<String> told = new ArrayList<>();

    private <E extends Event> void note(E event) {
        told.add(event.getClass().getSimpleName());
    }

    private TestCrawl noting(TestCrawl crawl) {
        for (Class<?> type : Event.class.getPermittedSubclasses()) {
            crawl.on(type.asSubclass(Event.class), this::note);
        }
        return crawl;
    }

    @Test
    void P_aCrawlOfOnePageTellsItsEventsInOrder() {
        noting(TestCrawl.of(new Script(URL)).page(URL, "")).run();

        assertEquals(
                List.of(
                        "SpiderOpened",
                        "RequestScheduled",
                        "RequestReachedDownloader",
                        "RequestLeftDownloader",
                        "ResponseDownloaded",
                        "ResponseReceived",
                        "ItemScraped",
                        "SpiderIdle",
                        "SpiderClosed",
                        "EngineStopped"),
                told.stream()
                        .filter(name -> !name.equals("SchedulerEmpty") && !name.equals("EngineStarted"))
                        .toList());
        assertEquals("EngineStarted", told.get(0));
        assertTrue(told.contains("SchedulerEmpty"));
    }

    @Test
    void P5_aRetriedAnswerIsDownloadedAndNotReceived() {
        noting(TestCrawl.of(new Script(URL)).answer(URL, Answer.status(503), Answer.html("")))
                .run();

        assertEquals(2, told.stream().filter("ResponseDownloaded"::equals).count());
        assertEquals(1, told.stream().filter("ResponseReceived"::equals).count());
        assertEquals(2, told.stream().filter("RequestScheduled"::equals).count());
    }

    @Test
    void P2_asynchronousListenersOfOpeningAndClosingAreWaitedFor() {
        Script script = new Script(URL);
        List<String> order = new ArrayList<>();
        TestCrawl crawl = TestCrawl.of(script).page(URL, "");
        crawl.on(
                Event.EngineStarted.class,
                started -> script.crawler().events().onAsync(Event.SpiderClosed.class, event -> {
                    Deferred<Void> later = new Deferred<>();
                    script.crawler().reactor().callLater(Duration.ofSeconds(9), () -> {
                        order.add("listener");
                        later.callback(null);
                    });
                    return later;
                }));
        crawl.on(Event.EngineStopped.class, stopped -> order.add("stopped"));

        assertEquals(9, crawl.run().took().toSeconds());
        assertEquals(List.of("listener", "stopped"), order);
    }

    @Test
    void P10_oneFailingListenerNeverStopsTheOthers() throws Exception {
        log.expectError("A listener of EngineStopped[]");
        Events events = new Events();
        Events.Listener<Event> counting = event -> told.add("called");
        events.on(Event.EngineStopped.class, event -> {
            throw new IOException("first");
        });
        events.onAsync(Event.EngineStopped.class, event -> Deferred.fail(new IOException("second")));
        events.on(Event.EngineStopped.class, counting);

        assertEquals(List.of(), events.emit(new Event.EngineStopped()));
        assertEquals(
                List.of(),
                events.emitAndWait(new Event.EngineStopped())
                        .peek()
                        .orElseThrow()
                        .get());
        events.remove(Event.EngineStopped.class, counting);
        events.remove(Event.EngineStarted.class, counting);
        events.emit(new Event.EngineStopped());
        assertEquals(List.of("called", "called"), told);
        assertEquals(6, log.count("ERROR A listener of EngineStopped[]"));
    }

    @Test
    void P10_controlsAreAnsweredToTheEmitter() {
        Events events = new Events();
        events.on(Event.SpiderIdle.class, event -> {
            throw new CloseSpider("one");
        });
        events.onAsync(Event.SpiderIdle.class, event -> Deferred.fail(new CloseSpider("two")));

        List<RuntimeException> controls = events.emitAndWait(new Event.SpiderIdle(new Script(URL)))
                .peek()
                .orElseThrow()
                .get();

        assertEquals(
                List.of("one", "two"),
                controls.stream().map(Throwable::getMessage).toList());
    }

    @Test
    void A13_closedIsCalledWithTheReason() {
        Script script = new Script(URL);
        TestCrawl.of(script).page(URL, "").run();

        assertEquals("finished", script.closedWith());
    }

    @Test
    void Q_theKeysOfAPlainCrawlAreScrapys() {
        Script script = new Script(URL)
                .parsing(page -> page.url().equals(URL)
                        ? Stream.of(new Script.Page("x"), new Request(URL + 2), new Request(URL + 2))
                        : Stream.empty());
        CrawlTrace crawl =
                TestCrawl.of(script).otherwise(any -> Answer.html("")).run();

        Set<String> expected = new TreeSet<>(List.of(
                "downloader/request_bytes",
                "downloader/request_count",
                "downloader/request_method_count/GET",
                "downloader/response_bytes",
                "downloader/response_count",
                "downloader/response_status_count/200",
                "dupefilter/filtered",
                "elapsed_time_seconds",
                "finish_reason",
                "finish_time",
                "item_scraped_count",
                "items_per_minute",
                "memusage/max",
                "memusage/startup",
                "request_depth_max",
                "response_received_count",
                "responses_per_minute",
                "scheduler/dequeued",
                "scheduler/dequeued/memory",
                "scheduler/dropped/duplicate",
                "scheduler/enqueued",
                "scheduler/enqueued/memory",
                "start_time"));
        assertEquals(expected, crawl.stats().keySet());
        assertEquals("finished", crawl.stats().get("finish_reason"));
        assertEquals(2L, crawl.stats().get("response_received_count"));
        assertEquals(0.002, crawl.stats().get("elapsed_time_seconds"));
    }

    @Test
    void O7_crawlsCloseAfterSoManyPagesItemsErrorsOrSeconds() {
        log.expectError("callback parse failed");
        assertEquals(
                "closespider_pagecount",
                endless("CLOSESPIDER_PAGECOUNT", 3, false).finishReason());
        assertEquals(
                "closespider_itemcount",
                endless("CLOSESPIDER_ITEMCOUNT", 3, false).finishReason());
        assertEquals(
                "closespider_errorcount",
                endless("CLOSESPIDER_ERRORCOUNT", 3, true).finishReason());
        CrawlTrace timed = endless("CLOSESPIDER_TIMEOUT", 10, false);
        assertEquals("closespider_timeout", timed.finishReason());
        assertEquals(10, timed.took().toSeconds());
    }

    @Test
    void O7_whatIsInFlightIsStillDealtWith() {
        CrawlTrace crawl = endless("CLOSESPIDER_PAGECOUNT", 3, false);

        assertTrue(crawl.count("response_received_count") >= 3);
        assertEquals(crawl.visits().size(), crawl.items().size());
    }

    private static CrawlTrace endless(String setting, int value, boolean failing) {
        int[] number = new int[1];
        Script script = new Script().starting(() -> Stream.generate(() -> new Request(URL + number[0]++)));
        if (failing) {
            script.parsing(page -> {
                throw new IllegalStateException("always");
            });
        }
        return TestCrawl.of(script)
                .otherwise(any -> Answer.html("").after(Duration.ofMillis(100)))
                .setting(setting, value)
                .run();
    }

    @Test
    void O3_theLogSaysHowFarACrawlIs() {
        TestCrawl.of(new Script(URL))
                .answer(URL, Answer.html("").after(Duration.ofSeconds(130)))
                .setting("LOGSTATS_INTERVAL", 60)
                .run();

        assertEquals(3, log.count("INFO Crawled 0 pages (at 0 pages/min), scraped 0 items (at 0 items/min)"));
    }

    @Test
    void O1_theStatsAreDumpedAtTheEnd() {
        TestCrawl.of(new Script(URL)).page(URL, "").run();

        assertEquals(1, log.count("INFO Dumping stats:"));
        assertEquals(1, log.count("Spider opened: script"));
        assertEquals(1, log.count("Closing spider (finished)"));
        assertEquals(1, log.count("Spider closed (finished)"));
    }

    @Test
    void P_aDownloadThatAListenerBeginsWhenTheSpiderIsIdleIsWaitedFor() {
        Script script = new Script(URL);
        List<Object> answers = new ArrayList<>();
        TestCrawl.of(script)
                .otherwise(any -> Answer.html("").after(Duration.ofSeconds(2)))
                .on(Event.SpiderIdle.class, event -> {
                    if (answers.isEmpty()) {
                        script.crawler().download(new Request(URL + "more")).addBoth(answers::add);
                    }
                })
                .run();

        assertEquals(1, answers.size());
    }

    @Test
    void P_whatNobodyHeedsIsLogged() {
        log.expectError("A listener of ItemScraped");
        CrawlTrace crawl = TestCrawl.of(new Script(URL))
                .page(URL, "")
                .on(Event.ItemScraped.class, event -> {
                    throw new CloseSpider("enough");
                })
                .run();

        assertEquals("finished", crawl.finishReason());
    }

    @Test
    void P_eachKindOfEventIsListenedToByItself() {
        assertThrows(IllegalArgumentException.class, () -> new Events().on(Event.class, event -> {}));
    }
}

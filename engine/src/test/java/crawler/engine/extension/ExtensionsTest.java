package crawler.engine.extension;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.Crawler;
import crawler.engine.Event;
import crawler.engine.Output;
import crawler.engine.Request;
import crawler.engine.testing.Answer;
import crawler.engine.testing.CrawlTrace;
import crawler.engine.testing.Logged;
import crawler.engine.testing.Script;
import crawler.engine.testing.TestCrawl;
import crawler.settings.SettingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows O3, O5, O6, O7, O12: watchers in whole crawls. */
class ExtensionsTest {
    private static final String SITE = "http://a.example/";

    @RegisterExtension
    private final Logged log = new Logged();

    /** Its pages, one a second, go on for ever; every tenth has an item. */
    private static TestCrawl endless(int itemEvery) {
        Script script = new Script(SITE + 0);
        script.parsing(page -> {
            int number = Integer.parseInt(page.url().substring(SITE.length()));
            Stream<Output> items =
                    (number + 1) % itemEvery == 0 ? Stream.of(new Script.Page(page.url())) : Stream.empty();
            return Stream.concat(items, Stream.of(new Request(SITE + (number + 1))));
        });
        return TestCrawl.of(script)
                .otherwise(request -> Answer.html("").after(Duration.ofSeconds(1)))
                .setting("CONCURRENT_REQUESTS", 1);
    }

    @ParameterizedTest
    @CsvSource({
        "CLOSESPIDER_PAGECOUNT, 7, closespider_pagecount, 7",
        "CLOSESPIDER_ITEMCOUNT, 2, closespider_itemcount, 20",
        "CLOSESPIDER_TIMEOUT, 30.5, closespider_timeout, 31",
        "CLOSESPIDER_PAGECOUNT_NO_ITEM, 9, closespider_pagecount_no_item, 9",
        "CLOSESPIDER_TIMEOUT_NO_ITEM, 9.5, closespider_timeout_no_item, 10"
    })
    void O7_theCrawlEndsWhereTheSettingSays(String setting, String value, String reason, int pages) {
        CrawlTrace crawl = endless(10).setting(setting, value).run();

        assertEquals(reason, crawl.finishReason());
        assertEquals(pages, crawl.count("response_received_count"));
    }

    @Test
    void O7_itemsInTimeKeepTheCrawlRunning() {
        CrawlTrace crawl = endless(10)
                .setting("CLOSESPIDER_PAGECOUNT_NO_ITEM", 11)
                .setting("CLOSESPIDER_TIMEOUT_NO_ITEM", 12)
                .setting("CLOSESPIDER_PAGECOUNT", 200)
                .run();

        assertEquals("closespider_pagecount", crawl.finishReason());
        assertEquals(20, crawl.items().size());
    }

    @Test
    void O7_errorsOfCallbacksCount() {
        log.expectError("parse");
        Script script = new Script(SITE + 1, SITE + 2, SITE + 3, SITE + 4).parsing(page -> {
            throw new IllegalStateException("no");
        });
        CrawlTrace crawl = TestCrawl.of(script)
                .otherwise(request -> Answer.html(""))
                .setting("CONCURRENT_REQUESTS", 1)
                .setting("CLOSESPIDER_ERRORCOUNT", 2)
                .run();

        assertEquals("closespider_errorcount", crawl.finishReason());
        assertEquals(3, crawl.visits().size(), "the third was on its way when the second callback failed");
    }

    @Test
    void O3_theLogSaysHowFarTheCrawlIs() {
        endless(10)
                .setting("LOGSTATS_INTERVAL", 30)
                .setting("CLOSESPIDER_TIMEOUT", 60)
                .run();

        assertEquals(1, log.count("Crawled 0 pages (at 0 pages/min), scraped 0 items (at 0 items/min)"));
        assertEquals(
                1,
                log.count("(at 60 pages/min), scraped 5 items (at 6 items/min)"),
                log.lines().toString());
    }

    /** A process that takes 10 MiB more each time that one looks. */
    public static final class Growing {
        public Growing(Crawler crawler) {
            long[] taken = new long[1];
            new MemoryUsage(crawler, () -> taken[0] += 10 << 20);
        }
    }

    @Test
    void O5_tooMuchMemoryEndsTheCrawl() {
        log.expectError("more than MEMUSAGE_LIMIT_MB allows");
        List<Event> warnings = new ArrayList<>();
        CrawlTrace crawl = endless(10)
                .setting("EXTENSIONS", Map.of(Growing.class.getName(), 1, MemoryUsage.class.getName(), "None"))
                .setting("MEMUSAGE_LIMIT_MB", 95)
                .setting("MEMUSAGE_WARNING_MB", 45)
                .setting("MEMUSAGE_CHECK_INTERVAL_SECONDS", 10)
                .on(Event.MemoryUsageWarningReached.class, warnings::add)
                .run();

        assertEquals("memusage_exceeded", crawl.finishReason());
        assertEquals(10L << 20, crawl.stats().get("memusage/startup"));
        assertEquals(100L << 20, crawl.stats().get("memusage/max"));
        assertEquals(1, crawl.count("memusage/limit_reached"));
        assertEquals(1, crawl.count("memusage/warning_reached"));
        assertEquals(1, warnings.size());
        assertEquals(1, log.count("more than MEMUSAGE_WARNING_MB says"));
    }

    @Test
    void O5_thePeakOfTheProcessIsNoted() {
        CrawlTrace crawl = endless(1).setting("CLOSESPIDER_PAGECOUNT", 2).run();

        assertTrue(crawl.count("memusage/startup") > 10 << 20);
        assertTrue(crawl.count("memusage/max") >= crawl.count("memusage/startup"));
        assertFalse(endless(1)
                .setting("CLOSESPIDER_PAGECOUNT", 2)
                .setting("MEMUSAGE_ENABLED", false)
                .run()
                .stats()
                .containsKey("memusage/max"));
    }

    @Test
    void O6_theHeapIsNotedWhenAskedFor() {
        CrawlTrace crawl = endless(1)
                .setting("CLOSESPIDER_PAGECOUNT", 2)
                .setting("MEMDEBUG_ENABLED", true)
                .run();

        assertTrue(crawl.count("memdebug/heap_used_after_gc") > 1 << 20);
        assertTrue(crawl.count("memdebug/gc_count") > 0);
    }

    @Test
    void O12_thePeriodicLogHasWhatIsWanted() {
        endless(10)
                .setting("EXTENSIONS", Map.of(PeriodicLog.class.getName(), 1))
                .setting("LOGSTATS_INTERVAL", 10)
                .setting("PERIODIC_LOG_DELTA", Map.of("include", List.of("item_scraped", "response_received")))
                .setting(
                        "PERIODIC_LOG_STATS",
                        Map.of("include", List.of("downloader/"), "exclude", List.of("bytes", "status")))
                .setting("PERIODIC_LOG_TIMING_ENABLED", true)
                .setting("CLOSESPIDER_PAGECOUNT", 25)
                .run();

        List<String> lines =
                log.lines().stream().filter(line -> line.contains("\"delta\"")).toList();
        assertEquals(4, lines.size(), "at 0, 10, 20 and at the end");
        assertTrue(
                lines.get(2).contains("\"delta\":{\"item_scraped_count\":1,\"response_received_count\":10}"),
                lines.get(2));
        assertTrue(
                lines.get(3)
                        .contains(
                                "\"stats\":{\"downloader/request_count\":25,\"downloader/request_method_count/GET\":25,"
                                        + "\"downloader/response_count\":25}"),
                lines.get(3));
        assertTrue(lines.get(3).contains("\"elapsed\":25."), lines.get(3));
    }

    @Test
    void O12_aFilterThatIsNoListIsRefused() {
        SettingException error = assertThrows(
                SettingException.class,
                () -> endless(10)
                        .setting("EXTENSIONS", Map.of(PeriodicLog.class.getName(), 1))
                        .setting("PERIODIC_LOG_STATS", Map.of("include", "downloader/"))
                        .run());

        assertTrue(error.getMessage().contains("PERIODIC_LOG_STATS: include is no list"), error.getMessage());
    }
}

package crawler.engine.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.Arguments;
import crawler.engine.Item;
import crawler.engine.Request;
import crawler.engine.Spider;
import crawler.engine.extension.LogStats;
import crawler.engine.pipeline.ItemPipeline;
import crawler.engine.testing.Answer;
import crawler.engine.testing.FakeSite;
import crawler.engine.testing.Logged;
import crawler.engine.testing.Script;
import crawler.engine.testing.TestCrawl;
import crawler.reactor.MemoryReactor;
import crawler.reactor.defer.Deferred;
import crawler.settings.Priority;
import crawler.settings.SettingException;
import crawler.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class CrawlerProcessTest {
    @RegisterExtension
    final Logged log = new Logged();

    private final MemoryReactor reactor = new MemoryReactor();
    private final FakeSite site =
            new FakeSite(reactor).otherwise(any -> Answer.html("").after(Duration.ofSeconds(1)));
    private final List<String> ended = new ArrayList<>();

    private static Settings settings(Object... namesAndValues) {
        Settings settings = Settings.defaults().with(Priority.PROJECT, "test", Map.of("ROBOTSTXT_OBEY", false));
        for (int i = 0; i < namesAndValues.length; i += 2) {
            settings =
                    settings.with(Priority.CMDLINE, "test", Map.of((String) namesAndValues[i], namesAndValues[i + 1]));
        }
        return settings;
    }

    private CrawlerProcess process(Settings settings) {
        return new CrawlerProcess(settings, reactor).withHandler("http", () -> site);
    }

    private Deferred<CrawlResult> noting(String name, Deferred<CrawlResult> crawl) {
        return crawl.tap(outcome -> ended.add(name + " " + outcome.get().reason()));
    }

    @Test
    void aFeedIsMadeWholeWhenTheLoopIsLeftAtOnce(@TempDir Path folder) throws IOException {
        Path feed = Files.writeString(folder.resolve("all.json"), "[{\"a\":1}]");
        String feeds = "{\"" + feed + "\": {\"format\": \"json\"}}";
        CrawlerProcess process = process(settings("FEEDS", feeds));
        Deferred<CrawlResult> crawl = process.crawl(new Script("http://a.example/"));
        reactor.callLater(Duration.ofMillis(500), reactor::crash);
        process.start();

        assertFalse(crawl.called());
        assertEquals("[{\"a\":1}\n]", Files.readString(feed));
    }

    @Test
    void aReactorThatIsStoppedWaitsForItsCrawls() {
        CrawlerProcess process = process(settings());
        noting("a", process.crawl(new Script("http://a.example/")));
        reactor.callLater(Duration.ofMillis(500), reactor::stop);
        process.start();

        assertEquals(List.of("a shutdown"), ended);
        assertEquals(Duration.ofSeconds(1), Duration.ofNanos(reactor.nanos()), "what was in flight has been answered");
    }

    @Test
    void severalCrawlsRunSideBySideInOneProcess() {
        CrawlerProcess process = process(settings());
        for (String name : List.of("a", "b", "c")) {
            noting(name, process.crawl(new Script("http://" + name + ".example/")));
        }
        process.start();

        assertEquals(List.of("a finished", "b finished", "c finished"), ended);
        assertEquals(3, site.mostInFlight());
        assertFalse(reactor.running());
    }

    @Test
    void oneCrawlMayFollowAnother() {
        CrawlerProcess process = process(settings());
        noting("first", process.crawl(new Script("http://a.example/")))
                .tap(outcome -> noting("second", process.crawl(new Script("http://b.example/"))));
        process.start();

        assertEquals(List.of("first finished", "second finished"), ended);
    }

    @Test
    void crawlsDoNotShareStatsNorWhatTheyHaveSeen() {
        CrawlerProcess process = process(settings());
        List<Deferred<CrawlResult>> crawls = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            crawls.add(process.crawl(new Script().starting(() -> Stream.of(new Request("http://a.example/")))));
        }
        process.start();

        crawls.forEach(crawl -> assertEquals(1, crawl.peek().orElseThrow().get().count("response_received_count")));
    }

    @Test
    void aProcessWithoutCrawlsEndsAtOnce() {
        process(settings()).start();

        assertEquals(List.of(), ended);
    }

    @Test
    void stopEndsAllCrawlsAfterWhatIsInFlight() {
        CrawlerProcess process = process(settings());
        int[] number = new int[1];
        Script endless =
                new Script().starting(() -> Stream.generate(() -> new Request("http://a.example/" + number[0]++)));
        noting("a", process.crawl(endless));
        reactor.callLater(10.5, process::stop);
        process.start();

        assertEquals(List.of("a shutdown"), ended);
        assertEquals(0, site.inFlight());
    }

    @Test
    void R_aWrongSettingIsAnErrorBeforeAnythingRuns() {
        SettingException error = assertThrows(
                SettingException.class,
                () -> process(settings("CONCURRENT_REQUESTS", "many")).crawl(new Script()));

        assertTrue(error.getMessage().contains("CONCURRENT_REQUESTS"), error.getMessage());
        assertTrue(error.getMessage().contains("many"), error.getMessage());
    }

    @Test
    void R_aMisspeltSettingIsReportedWithTheNearestName() {
        CrawlerProcess process = process(settings("DOWNLOD_DELAY", "1"));
        process.crawl(new Script());
        process.start();

        assertEquals(1, log.count("DOWNLOAD_DELAY"));
    }

    @Test
    void A10_aSpidersSettingsLieBetweenProjectAndCommandLine() {
        Script spider = new Script("http://a.example/").with(Map.of("USER_AGENT", "spider", "LOGSTATS_INTERVAL", 7));
        CrawlerProcess process =
                process(settings("LOGSTATS_INTERVAL", 8).with(Priority.PROJECT, "p", Map.of("USER_AGENT", "project")));
        process.crawl(spider);
        process.start();

        assertEquals(
                "spider",
                site.visits().get(0).request().headers().get("User-Agent").orElseThrow());
        assertEquals(Duration.ofSeconds(8), spider.crawler().settings().get(LogStats.LOGSTATS_INTERVAL));
    }

    @Test
    void R_aWrongSettingOfTheSpiderIsAnErrorBeforeAnythingRuns() {
        assertThrows(
                SettingException.class,
                () -> process(settings()).crawl(new Script().with(Map.of("CONCURRENT_ITEMS", -1))));
    }

    @Test
    void R_componentsThatCannotBeMadeSayWhere() {
        for (Map.Entry<String, String> each : Map.of(
                        "no.such.Class",
                        "ITEM_PIPELINES: there is no class no.such.Class on the class path",
                        String.class.getName(),
                        "ITEM_PIPELINES: java.lang.String is no ItemPipeline")
                .entrySet()) {
            SettingException error = assertThrows(
                    SettingException.class,
                    () -> process(settings("ITEM_PIPELINES", Map.of(each.getKey(), 1)))
                            .crawl(new Script()));
            assertEquals(each.getValue(), error.getMessage());
        }
    }

    @Test
    void aSpiderTakesPartInOneCrawlOnly() {
        Script spider = new Script();
        CrawlerProcess process = process(settings());
        process.crawl(spider);

        IllegalStateException error = assertThrows(IllegalStateException.class, () -> process.crawl(spider));
        assertTrue(error.getMessage().contains("make a new one for each"), error.getMessage());
        process.start();
    }

    @Test
    void A12_argumentsThatNobodyAskedForAreReported() {
        TestCrawl.of(new Script()).arguments(Map.of("tga", "x")).run();

        assertEquals(1, log.count("WARN Spider \"script\" never asked for its argument tga"));
    }

    @Test
    void A12_argumentsAreTyped() {
        Arguments arguments = Arguments.of(Map.of("n", "5", "x", "1.5", "on", "true", "list", "a, b,", "bad", "many"));

        assertEquals(5, arguments.get("n", 1));
        assertEquals(1.5, arguments.get("x", 0.0));
        assertTrue(arguments.get("on", false));
        assertEquals(List.of("a", "b"), arguments.list("list"));
        assertEquals(7, arguments.get("none", 7));
        IllegalArgumentException error = assertThrows(IllegalArgumentException.class, () -> arguments.get("bad", 1));
        assertEquals("spider argument bad: \"many\" is not a whole number", error.getMessage());
    }

    @Test
    void A1_aSpiderNeedsAName() {
        IllegalArgumentException error = assertThrows(IllegalArgumentException.class, () -> new Spider(" ") {});

        assertTrue(error.getMessage().endsWith("must have a name"), error.getMessage());
    }

    @Test
    @Timeout(20)
    void twoProcessesOneAfterTheOtherInOneProgramCrawlOverTheNetwork() throws IOException {
        try (MockWebServer server = new MockWebServer()) {
            server.start();
            for (int round = 0; round < 2; round++) {
                server.enqueue(new MockResponse.Builder().code(404).build()); // robots.txt
                server.enqueue(new MockResponse.Builder()
                        .addHeader("Content-Type", "text/html")
                        .body("<p>x</p>")
                        .build());
                CrawlResult result = CrawlerProcess.run(
                        new Script(server.url("/").toString())
                                .parsing(page -> Stream.of(
                                        new Script.Page(page.css("p::text").get()))),
                        Settings.defaults());

                assertEquals("finished", result.reason());
                assertEquals(1, result.count("item_scraped_count"));
                assertEquals(1, result.count("robotstxt/request_count"));
                assertTrue(result.books().balance());
            }
        }
    }

    @Test
    @Timeout(20)
    void aCrawlThatCannotBeOpenedThrowsAndLogsNothingTwice() {
        IllegalStateException error = assertThrows(
                IllegalStateException.class,
                () -> CrawlerProcess.run(
                        new Script(),
                        settings("EXTENSIONS", Map.of(), "ITEM_PIPELINES", Map.of(Failing.class.getName(), 1))));

        assertEquals("closed for today", error.getMessage());
    }

    /** Cannot be opened. */
    public static final class Failing implements ItemPipeline {
        @Override
        public Deferred<Item> process(Item item) {
            return Deferred.succeed(item);
        }

        @Override
        public Deferred<Void> open() {
            throw new IllegalStateException("closed for today");
        }
    }
}

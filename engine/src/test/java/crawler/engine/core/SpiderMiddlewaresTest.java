package crawler.engine.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crawler.engine.Event;
import crawler.engine.Item;
import crawler.engine.Request;
import crawler.engine.download.middleware.HttpStatuses;
import crawler.engine.scrape.middleware.Depth;
import crawler.engine.scrape.middleware.HttpErrors;
import crawler.engine.scrape.middleware.UrlLength;
import crawler.engine.testing.Answer;
import crawler.engine.testing.CrawlTrace;
import crawler.engine.testing.Logged;
import crawler.engine.testing.Script;
import crawler.engine.testing.Script.Page;
import crawler.engine.testing.TestCrawl;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rows N1, N2, N4, N5, and the order in which middlewares stand around each other. */
class SpiderMiddlewaresTest {
    private static final String URL = "http://a.example/";

    @RegisterExtension
    final Logged log = new Logged();

    /** Each page links to the next two numbers. */
    private static Script tree() {
        return new Script(URL + 1).parsing(page -> {
            int number = Integer.parseInt(page.url().substring(URL.length()));
            return Stream.of(new Request(URL + 2 * number), new Request(URL + (2 * number + 1)));
        });
    }

    @Test
    void N5_depthIsLimited() {
        CrawlTrace crawl = TestCrawl.of(tree())
                .otherwise(any -> Answer.html(""))
                .setting(Depth.DEPTH_LIMIT, 3)
                .setting(Depth.DEPTH_STATS_VERBOSE, true)
                .run();

        assertEquals(15, crawl.visits().size());
        assertEquals(3, crawl.count("request_depth_max"));
        assertEquals(16, crawl.count("depth/request_ignored_count"));
        assertEquals(1, crawl.count("request_depth_count/0"));
        assertEquals(8, crawl.count("request_depth_count/3"));
    }

    @Test
    void N5_aPositiveDepthPriorityCrawlsBreadthFirst() {
        CrawlTrace crawl = TestCrawl.of(tree())
                .otherwise(any -> Answer.html(""))
                .setting(Depth.DEPTH_LIMIT, 2)
                .setting(Depth.DEPTH_PRIORITY, 1)
                .setting("CONCURRENT_REQUESTS", 1)
                .run();

        assertEquals(
                List.of(0, 1, 1, 2, 2, 2, 2),
                crawl.visits().stream()
                        .map(visit -> visit.request().get(Depth.DEPTH).orElse(0))
                        .toList());
        assertEquals(-2, crawl.visits().get(6).request().priority());
    }

    @Test
    void N4_longUrlsAreLeftOut() {
        CrawlTrace crawl = TestCrawl.of(new Script(URL, URL + "x".repeat(3000))
                        .parsing(page ->
                                Stream.of(new Request(URL + "y".repeat(2063)), new Request(URL + "z".repeat(2067)))))
                .otherwise(request -> Answer.html(""))
                .run();

        assertEquals(2, crawl.visits().size());
        assertEquals(3, crawl.count("urllength/request_ignored_count"));
    }

    @Test
    void N4_zeroIsNoLimit() {
        CrawlTrace crawl = TestCrawl.of(new Script(URL + "x".repeat(3000)))
                .otherwise(request -> Answer.html(""))
                .setting(UrlLength.URLLENGTH_LIMIT, 0)
                .run();

        assertEquals(1, crawl.visits().size());
    }

    @Test
    void N2_onlySuccessReachesTheCallbackUnlessSomebodyWantsMore() {
        assertEquals(0, items(new Script(URL), "HTTPERROR_ALLOW_ALL", false));
        assertEquals(1, items(new Script(URL), "HTTPERROR_ALLOW_ALL", true));
        assertEquals(1, items(new Script(URL), "HTTPERROR_ALLOWED_CODES", "404,410"));
        assertEquals(0, items(new Script(URL), "HTTPERROR_ALLOWED_CODES", "403"));
        assertEquals(1, items(new Script(URL).handling(404), "HTTPERROR_ALLOW_ALL", false));
        assertEquals(1, items(wanting(List.of(404)), "HTTPERROR_ALLOW_ALL", false));
        assertEquals(0, items(wanting(List.of(500)).handling(404), "HTTPERROR_ALLOW_ALL", false));
    }

    private static Script wanting(List<Integer> statuses) {
        return new Script()
                .starting(() -> Stream.of(new Request(URL).with(HttpStatuses.HANDLE_HTTPSTATUS_LIST, statuses)));
    }

    private static int items(Script script, String setting, Object value) {
        return TestCrawl.of(script).setting(setting, value).run().items().size();
    }

    @Test
    void N2_Q5_ignoredStatusesAreCounted() {
        CrawlTrace crawl = TestCrawl.of(new Script(URL, URL + 2))
                .answer(URL + 2, Answer.status(403))
                .run();

        assertEquals(2, crawl.count("httperror/response_ignored_count"));
        assertEquals(1, crawl.count("httperror/response_ignored_status_count/404"));
        assertEquals(1, crawl.count("httperror/response_ignored_status_count/403"));
        assertEquals(2, crawl.count("response_received_count"));
    }

    @Test
    void lowerNumbersStandNearerToTheEngine() {
        log.expectError("callback parse failed");
        Script script = new Script(URL).parsing(page -> {
            throw new IllegalStateException("x");
        });
        TestCrawl.of(script)
                .page(URL, "")
                .setting(
                        "SPIDER_MIDDLEWARES",
                        Map.of(Middlewares.Inner.class.getName(), 700, Middlewares.Outer.class.getName(), 100))
                .run();

        assertEquals(
                List.of(
                        "Inner start",
                        "Outer start",
                        "Outer input",
                        "Inner input",
                        "Inner exception x",
                        "Outer exception x",
                        "closed finished"),
                script.notes());
    }

    @Test
    void outputsPassFromTheSpiderToTheEngine() {
        Script script = new Script(URL);
        TestCrawl.of(script)
                .page(URL, "")
                .setting(
                        "SPIDER_MIDDLEWARES",
                        Map.of(Middlewares.Inner.class.getName(), 700, Middlewares.Outer.class.getName(), 100))
                .run();

        assertEquals(
                List.of("Inner output", "Outer output", "closed finished"),
                script.notes().subList(4, 7));
    }

    @Test
    void aMiddlewareMayMakeUpForWhatACallbackThrew() {
        Script script = new Script(URL)
                .parsing(page -> Stream.of(1, 2).map(i -> {
                    if (i == 2) {
                        throw new IllegalStateException("the second");
                    }
                    return new Page("first");
                }));
        int[] errors = new int[1];
        CrawlTrace crawl = TestCrawl.of(script)
                .page(URL, "")
                .setting("SPIDER_MIDDLEWARES", Map.of(Middlewares.Forgiving.class.getName(), 100))
                .on(Event.SpiderError.class, event -> errors[0]++)
                .run();

        assertEquals(List.<Item>of(new Page("first"), new Page("instead of the second")), crawl.items());
        assertEquals(0, errors[0]);
    }

    @Test
    void downloadsPassTheMiddlewaresFromFarToNearAndBack() {
        log.expectError("Gave up retrying");
        log.expectError("Error downloading");
        Script script = new Script(URL, URL + 2);
        TestCrawl.of(script)
                .page(URL, "")
                .answer(URL + 2, Answer.refused())
                .setting(
                        "DOWNLOADER_MIDDLEWARES",
                        Map.of(Middlewares.Near.class.getName(), 900, Middlewares.Far.class.getName(), 10))
                .setting("RETRY_TIMES", 0)
                .setting("CONCURRENT_REQUESTS", 1)
                .run();

        assertEquals(
                List.of(
                        "Far request",
                        "Near request",
                        "Near response",
                        "Far response",
                        "Far request",
                        "Near request",
                        "Near exception",
                        "Far exception",
                        "closed finished"),
                script.notes());
    }

    @Test
    void aDownloaderMiddlewareMayAnswerItself() {
        CrawlTrace crawl = TestCrawl.of(new Script(URL))
                .setting("DOWNLOADER_MIDDLEWARES", Map.of(Middlewares.Cached.class.getName(), 900))
                .run();

        assertEquals(1, crawl.items().size());
        assertEquals(0, crawl.visits().size());
    }

    @Test
    void aDownloaderMiddlewareThatThrowsFailsItsRequestOnly() {
        log.expectError("Error downloading GET http://a.example/");
        CrawlTrace crawl = TestCrawl.of(new Script(URL))
                .page(URL, "")
                .setting("DOWNLOADER_MIDDLEWARES", Map.of(Middlewares.Throwing.class.getName(), 900))
                .run();

        assertEquals("finished", crawl.finishReason());
        assertEquals(1, crawl.count("downloader/exception_type_count/IllegalStateException"));
    }

    @Test
    void N2_httpErrorsCanBeReplacedByName() {
        Map<String, Object> none = new HashMap<>();
        none.put(HttpErrors.class.getName(), null);
        CrawlTrace crawl = TestCrawl.of(new Script(URL))
                .setting("SPIDER_MIDDLEWARES", none)
                .run();

        assertEquals(1, crawl.items().size());
    }
}

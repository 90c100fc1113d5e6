package crawler.engine.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.Event;
import crawler.engine.Item;
import crawler.engine.Output;
import crawler.engine.Request;
import crawler.engine.error.CloseSpider;
import crawler.engine.testing.Answer;
import crawler.engine.testing.CrawlTrace;
import crawler.engine.testing.Logged;
import crawler.engine.testing.Script;
import crawler.engine.testing.Script.Page;
import crawler.engine.testing.TestCrawl;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rows A5 to A8 and K7: what callbacks and errbacks do and what becomes of their errors. */
class CallbacksTest {
    private static final String URL = "http://a.example/";

    @RegisterExtension
    final Logged log = new Logged();

    private final List<String> told = new ArrayList<>();

    /** A crawl of one request whose errback notes what it hears. */
    private Script withErrback() {
        return new Script()
                .starting(() -> Stream.of(new Request(URL).withErrback((request, error) -> {
                    told.add(error.getClass().getSimpleName() + " on " + request.url());
                    return Stream.of(new Page("from errback"));
                })));
    }

    @Test
    void A5_aSpiderWithoutParseSaysSo() {
        log.expectError("callback parse failed on GET http://a.example/");
        CrawlTrace crawl = TestCrawl.of(new crawler.engine.Spider("bare", URL) {})
                .page(URL, "")
                .run();

        assertTrue(crawl.errors().get(0).getMessage().contains("does not override parse(Response)"));
        assertEquals(1, crawl.count("spider_exceptions/UnsupportedOperationException"));
    }

    @Test
    void A6_aCallbackMayYieldNothingNullItemsRequestsAndBoth() {
        Script script = new Script(URL).parsing(page -> switch (page.url().replace(URL, "")) {
            case "" -> Stream.of(new Request(URL + "null"), new Page("x"), new Request(URL + "empty"));
            case "null" -> null;
            default -> Stream.empty();
        });
        CrawlTrace crawl =
                TestCrawl.of(script).otherwise(any -> Answer.html("")).run();

        assertEquals(List.of(new Page("x")), crawl.items());
        assertEquals(3, crawl.visits().size());
        assertEquals(List.of(), crawl.errors());
    }

    @Test
    void A6_aNullAmongTheOutputsIsLeftOutAndTold() {
        log.expectError("Spider \"script\" yielded null on <200 http://a.example/>");
        CrawlTrace crawl = TestCrawl.of(new Script(URL)
                        .parsing(page -> Stream.of(1, 2, 3).map(i -> i == 2 ? null : new Page("" + i))))
                .page(URL, "")
                .run();

        assertEquals(List.of(new Page("1"), new Page("3")), crawl.items());
    }

    @Test
    void A7_theErrbackHearsOfAFailedDownload() {
        log.expectError("Gave up retrying");
        CrawlTrace crawl =
                TestCrawl.of(withErrback()).answer(URL, Answer.refused()).run();

        assertEquals(List.of("ConnectionRefused on " + URL), told);
        assertEquals(List.of(new Page("from errback")), crawl.items());
        assertEquals(List.of(), crawl.errors());
    }

    @Test
    void A7_theErrbackHearsOfAStatusThatIsNoSuccess() {
        CrawlTrace crawl = TestCrawl.of(withErrback()).run();

        assertEquals(List.of("HttpError on " + URL), told);
        assertEquals(List.of(new Page("from errback")), crawl.items());
    }

    @Test
    void A7_theErrbackDoesNotHearOfWhatTheCallbackThrows() {
        log.expectError("callback parse failed");
        TestCrawl.of(withErrback().parsing(page -> {
                    throw new IllegalStateException("callback");
                }))
                .page(URL, "")
                .run();

        assertEquals(List.of(), told);
    }

    @Test
    void A7_theErrbackHearsOfWhatASpiderMiddlewareThrows() {
        CrawlTrace crawl = TestCrawl.of(withErrback())
                .page(URL, "")
                .setting("SPIDER_MIDDLEWARES", Map.of(Middlewares.Refusing.class.getName(), 100))
                .run();

        assertEquals(List.of("IllegalStateException on " + URL), told);
        assertEquals(List.of(), crawl.errors());
    }

    @Test
    void A7_withoutAnErrbackWhatASpiderMiddlewareThrowsIsAnErrorOfTheSpider() {
        log.expectError("failed on GET http://a.example/");
        CrawlTrace crawl = TestCrawl.of(new Script(URL))
                .page(URL, "")
                .setting("SPIDER_MIDDLEWARES", Map.of(Middlewares.Refusing.class.getName(), 100))
                .run();

        assertEquals("refused by a test", crawl.errors().get(0).getMessage());
        assertEquals(1, crawl.count("spider_exceptions/count"));
    }

    @Test
    void A7_anErrbackThatThrowsTheFailureOnMakesItAFailedDownload() {
        log.expectError("Gave up retrying");
        log.expectError("Error downloading GET http://a.example/");
        Script script = new Script()
                .starting(() -> Stream.of(new Request(URL).withErrback((request, error) -> {
                    throw (Exception) error;
                })));
        CrawlTrace crawl = TestCrawl.of(script).answer(URL, Answer.broken()).run();

        assertEquals(List.of(), crawl.errors());
        assertEquals(0, crawl.count("spider_exceptions/count"));
    }

    @Test
    void A7_anErrbackThatThrowsAStatusOnIsNoError() {
        Script script = new Script()
                .starting(() -> Stream.of(new Request(URL).withErrback((request, error) -> {
                    throw (Exception) error;
                })));
        CrawlTrace crawl = TestCrawl.of(script).run();

        assertEquals(List.of(), crawl.errors());
        assertEquals(1, crawl.count("httperror/response_ignored_count"));
    }

    @Test
    void A7_anErrbackThatThrowsSomethingElseIsAnErrorOfTheSpider() {
        log.expectError("Gave up retrying");
        log.expectError("failed on GET http://a.example/");
        Script script = new Script()
                .starting(() -> Stream.of(new Request(URL).withErrback((request, error) -> {
                    throw new IllegalArgumentException("errback");
                })));
        CrawlTrace crawl = TestCrawl.of(script).answer(URL, Answer.broken()).run();

        assertEquals("errback", crawl.errors().get(0).getMessage());
        assertEquals(1, crawl.count("spider_exceptions/IllegalArgumentException"));
    }

    @Test
    void A7_withoutAnErrbackAFailedDownloadIsLoggedAndTheCrawlGoesOn() {
        log.expectError("Gave up retrying");
        log.expectError("Error downloading GET http://a.example/");
        CrawlTrace crawl = TestCrawl.of(new Script(URL, "http://b.example/"))
                .answer(URL, Answer.refused())
                .page("http://b.example/", "")
                .run();

        assertEquals(List.of(new Page("http://b.example/")), crawl.items());
    }

    @Test
    void K7_aCallbackThatThrowsEndsNoCrawl() {
        log.expectError("Spider \"script\": callback parse failed on GET http://a.example/0");
        Script script = new Script(IntStream.range(0, 5).mapToObj(i -> URL + i).toArray(String[]::new));
        script.parsing(page -> {
            if (page.url().endsWith("0")) {
                throw new IllegalStateException("first page");
            }
            return Stream.of(new Page(page.url()));
        });
        List<String> errors = new ArrayList<>();
        CrawlTrace crawl = TestCrawl.of(script)
                .otherwise(any -> Answer.html(""))
                .on(Event.SpiderError.class, event -> errors.add(event.request().url()))
                .run();

        assertEquals(4, crawl.items().size());
        assertEquals(List.of(URL + "0"), errors);
        assertEquals(1, crawl.count("spider_exceptions/count"));
        assertEquals(1, crawl.count("spider_exceptions/IllegalStateException"));
        assertEquals("finished", crawl.finishReason());
    }

    @Test
    void K7_whatWasYieldedBeforeTheErrorIsKept() {
        log.expectError("callback parse failed");
        Script script = new Script(URL)
                .parsing(page -> IntStream.range(0, 5).mapToObj(i -> {
                    if (i == 3) {
                        throw new IllegalStateException("fourth");
                    }
                    return i == 0 ? new Request(URL + "next", any -> Stream.of(new Page("next"))) : new Page("" + i);
                }));
        CrawlTrace crawl =
                TestCrawl.of(script).otherwise(any -> Answer.html("")).run();

        assertEquals(List.of(new Page("1"), new Page("2"), new Page("next")), crawl.items());
    }

    @Test
    void K7_anErrorInACallbackIsIsolatedToo() {
        log.expectError("callback parse failed");
        CrawlTrace crawl = TestCrawl.of(new Script(URL).parsing(page -> {
                    throw new AssertionError("an Error, not an Exception");
                }))
                .page(URL, "")
                .run();

        assertEquals("finished", crawl.finishReason());
        assertEquals(1, crawl.errors().size());
    }

    @Test
    void K7_aMillionOutputsOfOnePageNeedNoStack() {
        Script script = new Script(URL)
                .parsing(page -> IntStream.range(0, 1_000_000)
                        .mapToObj(i -> i % 1000 == 0 ? new Request(URL + "?same") : Numbered.ALL[i % 2]));
        CrawlTrace crawl = TestCrawl.of(script)
                .otherwise(any -> Answer.html(""))
                .setting("CLOSESPIDER_PAGECOUNT", 1)
                .run();

        assertEquals(999_000, crawl.items().size());
        assertEquals(999, crawl.books().dropped().get("duplicate"));
    }

    /** Two items for tests that need many. */
    record Numbered(int number) implements Item {
        static final Output[] ALL = {new Numbered(0), new Numbered(1)};
    }

    @Test
    void A7_closeSpiderEndsTheCrawlFromCallbackAndErrback() {
        CrawlTrace callback = TestCrawl.of(new Script(URL).parsing(page -> {
                    throw new CloseSpider("enough");
                }))
                .page(URL, "")
                .run();
        Script script = new Script()
                .starting(() -> Stream.of(new Request(URL).withErrback((request, error) -> {
                    throw new CloseSpider("blocked");
                })));
        CrawlTrace errback = TestCrawl.of(script).run();

        assertEquals("enough", callback.finishReason());
        assertEquals("blocked", errback.finishReason());
        assertEquals(List.of(), callback.errors());
    }

    @Test
    void A8_attributesOfARequestReachItsCallbackAndErrback() {
        var page = crawler.engine.Attribute.<Integer>of("page", Integer.class);
        Script script = new Script();
        script.starting(() -> Stream.of(
                new Request(
                                URL,
                                got -> Stream.of(
                                        new Page("page " + got.get(page).orElseThrow())))
                        .with(page, 7),
                new Request(URL + "404")
                        .with(page, 8)
                        .withErrback((request, error) ->
                                Stream.of(new Page("error " + request.get(page).orElseThrow())))));
        CrawlTrace crawl = TestCrawl.of(script).page(URL, "").run();

        assertEquals(List.of(new Page("page 7"), new Page("error 8")), crawl.items());
    }
}

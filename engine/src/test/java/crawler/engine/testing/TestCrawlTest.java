package crawler.engine.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.Event;
import crawler.engine.Item;
import crawler.engine.Output;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.Spider;
import crawler.engine.download.middleware.RobotsTxt;
import crawler.engine.error.DontCloseSpider;
import crawler.engine.slot.Slots;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TestCrawlTest {
    @RegisterExtension
    final Logged log = new Logged();

    record Quote(String text) implements Item {}

    static final class QuotesSpider extends Spider {
        QuotesSpider() {
            super("quotes", "https://quotes.example/");
        }

        @Override
        public Stream<? extends Output> parse(Response page) {
            return Stream.concat(
                    page.css(".quote::text").stream().map(text -> new Quote(text.get())), page.follow("a.next"));
        }
    }

    @Test
    void theRecipeOfItsDocumentationHolds() {
        CrawlTrace crawl = TestCrawl.of(new QuotesSpider())
                .page("https://quotes.example/", "<p class=quote>To be</p><a class=next href=2>next</a>")
                .answer("https://quotes.example/2", Answer.status(503), Answer.html("<p class=quote>or not</p>"))
                .setting(Slots.DOWNLOAD_DELAY, Duration.ofSeconds(10))
                .run();

        assertEquals(List.of(new Quote("To be"), new Quote("or not")), crawl.items());
        assertEquals(1, crawl.count("retry/count"));
        assertEquals(List.of(), crawl.errors());
        assertEquals(List.of(new Quote("To be"), new Quote("or not")), crawl.items(Quote.class));
        assertEquals(
                List.of("https://quotes.example/", "https://quotes.example/2", "https://quotes.example/2"),
                crawl.urls());
        assertTrue(crawl.took().toSeconds() >= 10, crawl.took().toString());
        assertEquals("finished", crawl.finishReason());
        assertEquals(3, crawl.books().scheduled());
    }

    @Test
    void whatTheSiteWasNotToldOfIsNotFound() {
        CrawlTrace crawl = TestCrawl.of(new QuotesSpider()).run();

        assertEquals(1, crawl.count("downloader/response_status_count/404"));
    }

    @Test
    void robotsTxtIsAskedForOnlyWhereTheTestWantsIt() {
        CrawlTrace crawl = TestCrawl.of(new QuotesSpider())
                .page("https://quotes.example/", "")
                .setting(RobotsTxt.ROBOTSTXT_OBEY, true)
                .run();

        assertEquals(List.of("https://quotes.example/robots.txt", "https://quotes.example/"), crawl.urls());
    }

    @Test
    void aCrawlThatHangsIsEndedAndSaysWhatItWaitsFor() {
        TestCrawl hanging = TestCrawl.of(new QuotesSpider())
                .answer("https://quotes.example/", Answer.never())
                .setting("DOWNLOAD_TIMEOUT", 0);

        IllegalStateException error = assertThrows(IllegalStateException.class, hanging::run);

        assertTrue(error.getMessage().contains("1 of 1 requests unanswered"), error.getMessage());
    }

    @Test
    void aCrawlThatNeverIsIdleForGoodIsEndedToo() {
        TestCrawl open = TestCrawl.of(new QuotesSpider()).on(Event.SpiderIdle.class, idle -> {
            throw new DontCloseSpider();
        });

        assertThrows(
                IllegalStateException.class,
                () -> open.within(Duration.ofHours(1)).run());
    }

    @Test
    void errorsOfCallbacksAreInTheTrace() {
        log.expectError("callback parse failed on GET http://x.example/");
        CrawlTrace crawl = TestCrawl.of(new Script("http://x.example/").parsing(page -> {
                    throw new IllegalStateException("oops");
                }))
                .page("http://x.example/", "")
                .run();

        assertEquals(
                List.of("oops"),
                crawl.errors().stream().map(Throwable::getMessage).toList());
    }

    @Test
    void failuresThatNobodyHandledAreInTheTrace() {
        CrawlTrace crawl = TestCrawl.of(new Script("http://x.example/").parsing(page -> {
                    crawler.reactor.defer.Deferred.fail(new IllegalStateException("forgotten"));
                    return Stream.empty();
                }))
                .page("http://x.example/", "")
                .run();

        assertEquals(
                List.of("forgotten"),
                crawl.errors().stream().map(Throwable::getMessage).toList());
    }

    @Test
    void argumentsAndHeadersReachWhereTheyShould() {
        Script spider = new Script();
        spider.starting(() ->
                Stream.of(new Request("http://x.example/" + spider.arguments().get("tag", "none"))));
        CrawlTrace crawl = TestCrawl.of(spider)
                .arguments(Map.of("tag", "love"))
                .setting("USER_AGENT", "tester")
                .otherwise(request ->
                        Answer.html(request.headers().get("User-Agent").orElse("")))
                .run();

        assertEquals(List.of("http://x.example/love"), crawl.urls());
        assertEquals(
                "tester",
                crawl.visits().get(0).request().headers().get("User-Agent").orElseThrow());
    }
}

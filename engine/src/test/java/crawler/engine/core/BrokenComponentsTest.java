package crawler.engine.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crawler.engine.Event;
import crawler.engine.Fetched;
import crawler.engine.Output;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.download.DownloaderMiddleware;
import crawler.engine.download.Fetcher;
import crawler.engine.download.StepMiddleware;
import crawler.engine.scrape.SpiderMiddleware;
import crawler.engine.testing.Answer;
import crawler.engine.testing.CrawlTrace;
import crawler.engine.testing.Logged;
import crawler.engine.testing.Script;
import crawler.engine.testing.TestCrawl;
import crawler.reactor.defer.Deferred;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Components that break their contract: the log says which, and the crawl ends all the same. */
class BrokenComponentsTest {
    private static final String URL = "http://a.example/";

    @RegisterExtension
    final Logged log = new Logged();

    /** Returns null as Scrapy's {@code process_request} may. */
    public static final class NullStep extends StepMiddleware {
        @Override
        protected Request processRequest(Request request) {
            return null;
        }
    }

    /** Returns no Deferred. */
    public static final class NoDeferred implements DownloaderMiddleware {
        @Override
        public Deferred<Fetched> fetch(Request request, Fetcher next) {
            return null;
        }
    }

    @Test
    void anOutermostMiddlewareThatReturnsNullFailsItsRequest() {
        log.expectError("NoDeferred.fetch returned null; to change nothing, return next.fetch(request)");

        assertEquals(
                "finished",
                crawl(TestCrawl.of(new Script(URL)), NoDeferred.class).finishReason());
    }

    @Test
    void aStepThatReturnsNullFailsItsRequest() {
        log.expectError("NullStep.processRequest returned null; return the request");

        assertEquals(
                "finished", crawl(TestCrawl.of(new Script(URL)), NullStep.class).finishReason());
    }

    private static CrawlTrace crawl(TestCrawl crawl, Class<?> downloaderMiddleware) {
        return crawl.setting("DOWNLOADER_MIDDLEWARES", Map.of(downloaderMiddleware.getName(), 10))
                .run();
    }

    /** Fails while it makes up for a failure. */
    public static final class FailingTwice implements SpiderMiddleware {
        @Override
        public Optional<Stream<? extends Output>> processException(Response page, Throwable error) {
            throw new IllegalStateException("failed on " + page.status());
        }
    }

    @Test
    void aSpiderMiddlewareThatFailsOnARefusedPageIsASpiderError() {
        log.expectError("failed on 404");
        CrawlTrace crawl = TestCrawl.of(new Script(URL))
                .answer(URL, Answer.status(404))
                .setting("SPIDER_MIDDLEWARES", Map.of(FailingTwice.class.getName(), 10))
                .run();

        assertEquals("finished", crawl.finishReason());
        assertEquals(1, crawl.count("spider_exceptions/IllegalStateException"));
    }

    private static int overflow(int depth) {
        return overflow(depth + 1) + 1;
    }

    @Test
    void aStackOverflowBehindAnItemThatWasWaitedForIsASpiderError() {
        log.expectError("callback parse failed");
        Script script = new Script(URL)
                .parsing(page -> Stream.of(1, 2, 3)
                        .map(number -> new Script.Page(page.url() + (number == 2 ? overflow(0) : number))));
        CrawlTrace crawl = TestCrawl.of(script)
                .page(URL, "")
                .setting("CONCURRENT_ITEMS", 1)
                .setting("ITEM_PIPELINES", Map.of(Middlewares.Slow.class.getName(), 1))
                .run();

        assertEquals(1, crawl.items().size());
        assertEquals(1, crawl.count("spider_exceptions/StackOverflowError"));
    }

    @Test
    void aStackOverflowInStartIsASpiderErrorAndTheCrawlEndsWithWhatItHas() {
        log.expectError("start() failed");
        Script script = new Script()
                .starting(() ->
                        Stream.of(1, 2, 3).map(number -> new Request(URL + (number == 2 ? overflow(0) : number))));
        CrawlTrace crawl =
                TestCrawl.of(script).otherwise(any -> Answer.html("")).run();

        assertEquals("start_error", crawl.finishReason());
        assertEquals(1, crawl.visits().size());
    }

    @Test
    void aStackOverflowInAListenerIsLoggedAndThePageIsParsed() {
        log.expectError("A listener of");
        CrawlTrace crawl = TestCrawl.of(new Script(URL))
                .page(URL, "")
                .on(Event.ResponseReceived.class, event -> overflow(0))
                .run();

        assertEquals(1, crawl.items().size());
    }
}

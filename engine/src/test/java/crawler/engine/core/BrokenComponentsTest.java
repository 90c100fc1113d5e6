package crawler.engine.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.Event;
import crawler.engine.Fetched;
import crawler.engine.Item;
import crawler.engine.Output;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.download.DownloaderMiddleware;
import crawler.engine.download.Fetcher;
import crawler.engine.download.StepMiddleware;
import crawler.engine.pipeline.ItemPipeline;
import crawler.engine.schedule.Scheduler;
import crawler.engine.scrape.SpiderMiddleware;
import crawler.engine.slot.SlotKey;
import crawler.engine.testing.Answer;
import crawler.engine.testing.CrawlTrace;
import crawler.engine.testing.Logged;
import crawler.engine.testing.Script;
import crawler.engine.testing.TestCrawl;
import crawler.reactor.defer.Deferred;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
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
                .setting("SPIDER_MIDDLEWARES", Map.of(FailingTwice.class.getName(), 60)) // asked before HttpErrors
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

    /** Answers with null in the place of an item. */
    public static final class NoItem implements ItemPipeline {
        @Override
        public Deferred<Item> process(Item item) {
            return Deferred.succeed(null);
        }
    }

    @Test
    void aPipelineThatAnswersWithNullLosesItsItemAndIsNamed() {
        log.expectError("Error processing");
        CrawlTrace crawl = TestCrawl.of(new Script(URL))
                .page(URL, "")
                .setting("ITEM_PIPELINES", Map.of(NoItem.class.getName(), 1))
                .run();

        assertEquals(0, crawl.count("item_scraped_count"));
        assertTrue(crawl.errors().get(0).getMessage().contains("NoItem.process answered with null"));
    }

    /** Knows the slot of a request when it is scheduled, and not when it is to be downloaded. */
    public static final class ForgetfulKey implements SlotKey {
        private final Set<Request> known = new HashSet<>();

        @Override
        public String of(Request request) {
            if (known.add(request)) {
                return request.host();
            }
            throw new IllegalStateException("forgotten");
        }
    }

    @Test
    void aSlotKeyThatFailsLaterFailsItsRequestAndTheCrawlEnds() {
        log.expectError("Error downloading");
        log.expectError("The engine failed on");
        CrawlTrace crawl = TestCrawl.of(new Script(URL + 1, URL + 2))
                .otherwise(any -> Answer.html(""))
                .setting("DOWNLOAD_SLOT_BY", ForgetfulKey.class.getName())
                .run();

        assertEquals("finished", crawl.finishReason());
        assertEquals(2, crawl.books().done());
    }

    /** Takes all requests and hands out none; {@code pending} is what it says of them. */
    private abstract static class Swallowing implements Scheduler {
        @Override
        public Deferred<Void> open() {
            return Deferred.succeed(null);
        }

        @Override
        public Deferred<Void> close(String reason) {
            return Deferred.succeed(null);
        }

        @Override
        public Deferred<Boolean> enqueue(Request request) {
            return Deferred.succeed(true);
        }

        @Override
        public Deferred<Optional<Request>> next() {
            return Deferred.succeed(Optional.empty());
        }

        @Override
        public Deferred<Void> done(Request request) {
            return Deferred.succeed(null);
        }
    }

    /** Loses all requests. */
    public static final class Losing extends Swallowing {
        @Override
        public long pending() {
            return 0;
        }
    }

    @Test
    void aSchedulerThatLosesStartRequestsDoesNotKeepTheCrawlFromEnding() {
        log.expectError("Requests were lost");
        TestCrawl crawl = TestCrawl.of(new Script()
                        .starting(() -> IntStream.range(0, 300).mapToObj(number -> new Request(URL + number))))
                .setting("SCHEDULER", Losing.class.getName());

        String error = assertThrows(AssertionError.class, crawl::run).getMessage();
        assertTrue(error.startsWith("scheduled 300, done 0"), error);
    }

    /** Does not know what it has. */
    public static final class Ignorant extends Swallowing {
        @Override
        public long pending() {
            throw new IllegalStateException("who knows");
        }
    }

    @Test
    void aSchedulerThatCannotCountDoesNotKeepFeedsFromBeingWritten() {
        log.expectError("cannot look for work");
        log.expectError("Unhandled Error in timed call");
        Script script = new Script(URL);
        TestCrawl crawl = TestCrawl.of(script)
                .setting("SCHEDULER", Ignorant.class.getName())
                .setting("ITEM_PIPELINES", Map.of(Pipelines.First.class.getName(), 1));

        assertThrows(IllegalStateException.class, crawl::run);
        assertEquals(List.of("First opened", "First closed", "closed engine_error"), script.notes());
    }
}

package crawler.engine.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crawler.engine.Crawler;
import crawler.engine.Item;
import crawler.engine.Output;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.Spider;
import crawler.engine.pipeline.ItemPipeline;
import crawler.engine.testing.Answer;
import crawler.engine.testing.CrawlTrace;
import crawler.engine.testing.Logged;
import crawler.engine.testing.Script;
import crawler.engine.testing.TestCrawl;
import crawler.reactor.defer.Deferred;
import crawler.reactor.defer.InlineCallbacks;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("A6: what callbacks yield, odd cases")
class OutputsTest {
    private static final String URL = "http://site.test/";

    @RegisterExtension
    final Logged log = new Logged();

    record Number(int n) implements Item {}

    private static Stream<Integer> numbers() {
        return Stream.iterate(0, n -> n + 1);
    }

    private static TestCrawl crawl(Script spider) {
        return TestCrawl.of(spider).otherwise(request -> Answer.html("<h1>" + request.url() + "</h1>"));
    }

    @Test
    void whatAStreamYieldedBeforeItThrewIsKept() {
        log.expectError("callback parse failed");
        CrawlTrace crawl = crawl(new Script(URL)
                        .parsing(page -> numbers().map(n -> {
                            if (n == 3) {
                                throw new IllegalStateException("in the middle");
                            }
                            return new Number(n);
                        })))
                .run();

        assertEquals(3, crawl.items().size());
        assertEquals(1, crawl.count("spider_exceptions/IllegalStateException"));
        assertEquals("finished", crawl.finishReason());
    }

    @Test
    void aStreamThatWasUsedUpIsAnErrorOfTheSpider() {
        log.expectError("callback parse failed");
        CrawlTrace crawl = crawl(new Script(URL).parsing(page -> {
                    Stream<Number> used = Stream.of(new Number(1));
                    used.forEach(n -> {});
                    return used;
                }))
                .run();

        assertEquals(1, crawl.count("spider_exceptions/IllegalStateException"));
    }

    /** Keeps each item for a second. */
    public static final class Slow implements ItemPipeline {
        private final Crawler crawler;

        public Slow(Crawler crawler) {
            this.crawler = crawler;
        }

        @Override
        public Deferred<Item> process(Item item) {
            Deferred<Item> kept = new Deferred<>();
            crawler.reactor().callLater(Duration.ofSeconds(1), () -> kept.callback(item));
            return kept;
        }
    }

    @Test
    @Timeout(20)
    void anEndlessStreamKeepsACrawlThatIsToEndOpenForAMinute() {
        CrawlTrace crawl = crawl(new Script(URL).parsing(page -> numbers().map(Number::new)))
                .setting("ITEM_PIPELINES", Map.of(Slow.class.getName(), 1))
                .setting("CONCURRENT_ITEMS", 10)
                .setting("CLOSESPIDER_ITEMCOUNT", 5)
                .run();

        assertEquals("closespider_itemcount", crawl.finishReason());
        assertEquals(61, crawl.took().toSeconds());
        assertEquals(610, crawl.items().size());
        assertEquals(1, log.count("<GET " + URL + "> goes on yielding 60 s after the crawl was told to end"));
    }

    @Test
    void aFiniteStreamIsTakenToItsEndWhenTheCrawlIsToEnd() {
        CrawlTrace crawl = crawl(
                        new Script(URL).parsing(page -> numbers().limit(900).map(Number::new)))
                .setting("CLOSESPIDER_ITEMCOUNT", 5)
                .run();

        assertEquals(900, crawl.items().size());
        assertEquals(0, log.count("goes on yielding"));
    }

    /** Gets another page before it yields. */
    private static final class Waiting extends Spider {
        Waiting() {
            super("waiting");
        }

        @Override
        public Stream<? extends Output> start() {
            return Stream.of(
                    new Request(URL + "a").withAsyncCallback(this::both),
                    new Request(URL + "b").withAsyncCallback(this::inLines),
                    new Request(URL + "c").withAsyncCallback(page -> Deferred.fail(new IllegalStateException("late"))),
                    new Request(URL + "d").withAsyncCallback(page -> {
                        throw new IllegalArgumentException("at once");
                    }));
        }

        private Deferred<Stream<Script.Page>> both(Response page) {
            return crawler()
                    .download(new Request(URL + "more"))
                    .addCallback(more -> Stream.of(new Script.Page(page.url()), new Script.Page(more.url())));
        }

        private Deferred<Stream<Script.Page>> inLines(Response page) {
            return InlineCallbacks.inlineCallbacks(awaiter -> {
                Response more = awaiter.await(crawler().download(new Request(URL + "inline")));
                return Stream.of(new Script.Page(more.url()));
            });
        }
    }

    @Test
    void aCallbackMayWaitBeforeItYields() {
        log.expectError("callback (a lambda) failed");
        CrawlTrace crawl = TestCrawl.of(new Waiting())
                .otherwise(request -> Answer.html("<p>"))
                .run();

        assertEquals(
                List.of(URL + "a", URL + "inline", URL + "more"),
                crawl.items(Script.Page.class).stream()
                        .map(Script.Page::url)
                        .sorted()
                        .toList());
        assertEquals(1, crawl.count("spider_exceptions/IllegalStateException"));
        assertEquals(1, crawl.count("spider_exceptions/IllegalArgumentException"));
        assertEquals("finished", crawl.finishReason());
    }
}

package crawler.engine.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.Event;
import crawler.engine.Headers;
import crawler.engine.Item;
import crawler.engine.Output;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.Spider;
import crawler.engine.download.DownloadHandler;
import crawler.engine.extension.CloseSpiders;
import crawler.engine.testing.CrawlTrace;
import crawler.engine.testing.TestCrawl;
import crawler.reactor.EventLoop;
import crawler.reactor.defer.Deferred;
import crawler.settings.Priority;
import crawler.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A spider that declares its callbacks independent: they run beside the reactor thread, and all else stays on it. */
class ConcurrentSpiderTest {
    private static final String SITE = "http://site.example/";

    record Found(String url, int number) implements Item {}

    private interface Parse {
        Stream<? extends Output> of(Response page) throws Exception;
    }

    private static class Concurrent extends Spider {
        private final Parse parse;

        Concurrent(Parse parse, String... urls) {
            super("concurrent", urls);
            this.parse = parse;
        }

        @Override
        public boolean isConcurrent() {
            return true;
        }

        @Override
        public Stream<? extends Output> parse(Response page) throws Exception {
            return parse.of(page);
        }
    }

    private static Stream<Found> numbers(Response page) {
        return IntStream.range(0, 250).mapToObj(i -> new Found(page.url(), i));
    }

    /** Runs a crawl on a loop of its own, with a page for every URL. */
    private static CrawlResult crawl(Spider spider, Map<String, ?> settings) {
        Settings all = Settings.defaults()
                .with(Priority.PROJECT, "test", Map.of("ROBOTSTXT_OBEY", false, "LOG_LEVEL", "ERROR"))
                .with(Priority.CMDLINE, "test", settings);
        DownloadHandler pages = request -> Deferred.succeed(new Response(
                request,
                200,
                Headers.of("Content-Type", "text/html"),
                "<a href=next>".getBytes(StandardCharsets.US_ASCII)));
        CrawlerProcess process = new CrawlerProcess(all, new EventLoop()).withHandler("http", () -> pages);
        List<CrawlResult> results = new ArrayList<>();
        process.crawl(spider).addCallback(results::add);
        process.start();
        return results.get(0);
    }

    @Test
    void callbacksRunAtTheSameTimeAndNotOnTheReactorThread() {
        CyclicBarrier both = new CyclicBarrier(2);
        List<Thread> threads = Collections.synchronizedList(new ArrayList<>());
        Spider spider = new Concurrent(
                page -> {
                    both.await(20, TimeUnit.SECONDS); // passes only when two callbacks run at once
                    threads.add(Thread.currentThread());
                    return Stream.of(new Found(page.url(), 0));
                },
                SITE + 1,
                SITE + 2);
        CrawlResult result = crawl(spider, Map.of("CONCURRENT_CALLBACKS", 2));
        assertEquals(2, result.count("item_scraped_count"));
        assertEquals(2, threads.stream().distinct().count());
        assertTrue(threads.stream().noneMatch(thread -> thread == Thread.currentThread()));
    }

    @Test
    void whatOneYieldsIsDealtWithOnTheReactorThreadAndInOrder() {
        List<Integer> numbers = new ArrayList<>();
        CrawlTrace crawl = TestCrawl.of(new Concurrent(ConcurrentSpiderTest::numbers, SITE))
                .page(SITE, "<p>")
                .on(Event.ItemScraped.class, event -> numbers.add(((Found) event.item()).number()))
                .run();
        assertEquals(IntStream.range(0, 250).boxed().toList(), numbers);
        assertEquals(List.of(), crawl.errors());
    }

    @Test
    void aCallbackIsPulledNoFurtherThanABatchAheadOfWhatIsDealtWith() {
        List<Integer> pulled = new ArrayList<>();
        List<Integer> pulledByThen = new ArrayList<>();
        TestCrawl.of(new Concurrent(page -> numbers(page).peek(found -> pulled.add(found.number())), SITE))
                .page(SITE, "<p>")
                .on(Event.ItemScraped.class, event -> pulledByThen.add(pulled.size()))
                .run();
        assertEquals(List.of(100, 200, 250), pulledByThen.stream().distinct().toList());
    }

    @Test
    void whatWasYieldedBeforeAnErrorIsKept() {
        Spider spider = new Concurrent(
                page -> numbers(page).peek(found -> {
                    if (found.number() == 120) {
                        throw new IllegalStateException("no 120");
                    }
                }),
                SITE);
        CrawlTrace crawl = TestCrawl.of(spider).page(SITE, "<p>").run();
        assertEquals(120, crawl.items().size());
        assertEquals(1, crawl.count("spider_exceptions/IllegalStateException"));
        assertInstanceOf(IllegalStateException.class, crawl.errors().get(0));
    }

    @Test
    void anEndlessCallbackIsLeftWhenTheCrawlHasToEnd() {
        List<String> closed = new ArrayList<>();
        Spider spider = new Concurrent(
                page -> Stream.iterate(0, i -> i + 1)
                        .map(i -> new Found(page.url(), i))
                        .onClose(() -> closed.add(page.url())),
                SITE);
        CrawlTrace crawl = TestCrawl.of(spider)
                .page(SITE, "<p>")
                .setting("ITEM_PIPELINES", Map.of(OutputsTest.Slow.class.getName(), 1))
                .setting(CloseSpiders.CLOSESPIDER_ITEMCOUNT, 10)
                .run();
        assertEquals("closespider_itemcount", crawl.finishReason());
        assertEquals(List.of(SITE), closed);
    }

    @Test
    void anErrbackRunsBesideTheReactorThreadAsWell() {
        List<Thread> threads = new ArrayList<>();
        Spider spider = new Concurrent(page -> Stream.empty()) {
            @Override
            public Stream<? extends Output> start() {
                return Stream.of(new Request("nowhere://site.example/").withErrback((request, error) -> {
                    threads.add(Thread.currentThread());
                    return Stream.of(new Found(request.url(), 1));
                }));
            }
        };
        assertEquals(1, crawl(spider, Map.of()).count("item_scraped_count"));
        assertEquals(1, threads.size());
        assertTrue(threads.get(0) != Thread.currentThread());
    }

    @Test
    void theCrawlIsNotToBeTouchedFromThere() {
        List<String> said = Collections.synchronizedList(new ArrayList<>());
        Spider spider = new Concurrent(page -> Stream.empty(), SITE) {
            @Override
            public Stream<? extends Output> parse(Response page) {
                try {
                    crawler().crawl(new Request(SITE + "more"));
                } catch (IllegalStateException e) {
                    said.add(e.getMessage());
                }
                return Stream.empty();
            }
        };
        crawl(spider, Map.of());
        assertTrue(said.get(0).contains("reactor thread") && said.get(0).contains("callFromThread"), said::toString);
    }

    @Test
    void linksAreFollowedOnceThough() {
        Spider spider = new Concurrent(page -> page.follow("a"), SITE);
        CrawlResult result = crawl(spider, Map.of());
        assertEquals(2, result.count("response_received_count"));
        assertEquals(1, result.count("dupefilter/filtered"));
        assertTrue(result.books().balance());
    }
}

package crawler.engine.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.Crawler;
import crawler.engine.Events;
import crawler.engine.Headers;
import crawler.engine.LinkFilter;
import crawler.engine.MemoryStats;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.Spider;
import crawler.engine.Stats;
import crawler.engine.download.Downloader;
import crawler.engine.download.Handlers;
import crawler.engine.pipeline.PipelineLine;
import crawler.engine.schedule.FingerprintDupeFilter;
import crawler.engine.schedule.MemoryScheduler;
import crawler.engine.schedule.Scheduler;
import crawler.engine.scrape.Scraper;
import crawler.engine.slot.Gate;
import crawler.engine.slot.SlotClocks;
import crawler.engine.slot.SlotKey;
import crawler.engine.slot.Slots;
import crawler.engine.testing.Logged;
import crawler.engine.testing.Script;
import crawler.reactor.MemoryReactor;
import crawler.reactor.Reactor;
import crawler.reactor.defer.Deferred;
import crawler.reactor.task.Tasks;
import crawler.settings.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Row J: a scheduler whose answers have to be waited for, as those of one on another machine. */
class LateSchedulerTest {
    private static final String URL = "http://a.example/";

    @RegisterExtension
    final Logged log = new Logged();

    private final MemoryReactor reactor = new MemoryReactor();
    private final Stats stats = new MemoryStats();
    private final Events events = new Events();
    private final List<String> got = new ArrayList<>();
    private int asked;
    private boolean gone;

    /** Answers a tenth of a second later. */
    private final class Late implements Scheduler {
        private final Scheduler memory;

        Late(Gate gate) {
            memory = new MemoryScheduler(reactor, Settings.defaults(), stats, new FingerprintDupeFilter(stats), gate);
        }

        private <T> Deferred<T> late(Deferred<T> answer) {
            return Tasks.deferLaterAsync(reactor, Duration.ofMillis(100), () -> gone ? new Deferred<>() : answer);
        }

        @Override
        public Deferred<Void> open() {
            return memory.open();
        }

        @Override
        public Deferred<Void> close(String reason) {
            return memory.close(reason);
        }

        @Override
        public Deferred<Boolean> enqueue(Request request) {
            return Tasks.sleep(reactor, Duration.ofMillis(100))
                    .addAsyncCallback(ignored -> gone ? new Deferred<>() : memory.enqueue(request));
        }

        @Override
        public Deferred<Optional<Request>> next() {
            asked++;
            return late(memory.next());
        }

        @Override
        public Deferred<Void> done(Request request) {
            return late(memory.done(request));
        }

        @Override
        public long pending() {
            return memory.pending();
        }
    }

    /** As much of a crawl as the engine needs. */
    private final class Part implements Crawler {
        private final Spider spider;
        private Engine engine;

        Part(Spider spider) {
            this.spider = spider;
            Slots slots = new Slots(new SlotClocks(reactor, new Random(0)), SlotKey.host(), settings());
            Downloader downloader =
                    new Downloader(this, slots, new Handlers(Map.of("http", () -> this::answer)), List.of());
            Scraper scraper =
                    new Scraper(this, List.of(), new PipelineLine(List.of()), request -> engine.crawl(request));
            engine = new Engine(new Engine.Parts(this, new Late(slots), downloader, scraper, LinkFilter.NONE));
        }

        private Deferred<Response> answer(Request request) {
            got.add(request.url());
            return Tasks.deferLater(
                    reactor, Duration.ofSeconds(1), () -> new Response(request, 200, Headers.NONE, new byte[0]));
        }

        @Override
        public Spider spider() {
            return spider;
        }

        @Override
        public Settings settings() {
            return Settings.defaults();
        }

        @Override
        public Stats stats() {
            return stats;
        }

        @Override
        public Events events() {
            return events;
        }

        @Override
        public Reactor reactor() {
            return reactor;
        }

        @Override
        public void crawl(Request request) {
            engine.crawl(request);
        }

        @Override
        public Deferred<Response> download(Request request) {
            return engine.download(request);
        }

        @Override
        public void close(String reason) {
            engine.close(reason);
        }
    }

    @Test
    void J_aCrawlThatEndsDoesNotWaitForEverForASchedulerThatIsGone() {
        log.expectError("The scheduler did not take <GET http://a.example/link>; it is lost");
        log.expectError("The engine failed on <GET http://a.example/1>; the crawl goes on");
        Script spider = new Script(URL + 1).parsing(page -> Stream.of(new Request(URL + "link")));
        List<String> reasons = new ArrayList<>();
        Part crawl = new Part(spider);
        crawl.engine.run().addCallback(reasons::add);
        reactor.advance(Duration.ofMillis(500));
        gone = true;
        reactor.advance(Duration.ofSeconds(30));
        assertEquals(List.of(), reasons, "as long as it runs it waits");
        crawl.engine.close("shutdown");
        reactor.advance(Duration.ofSeconds(30));

        assertEquals(List.of("shutdown"), reasons);
        Books books = crawl.engine.closeBooks();
        assertEquals(Map.of("scheduler_error", 1L), books.dropped());
    }

    @Test
    void J_startRequestsAndLinksAreAllMadeAndTheCrawlEnds() {
        Script spider = new Script(URL + 1, URL + 2)
                .parsing(page -> page.url().length() > URL.length() + 3
                        ? Stream.empty()
                        : Stream.of(new Request(page.url() + 1), new Request(page.url() + 2)));
        List<String> reasons = new ArrayList<>();
        Part crawl = new Part(spider);
        crawl.engine.run().addCallback(reasons::add);
        reactor.advance(Duration.ofMinutes(5));

        assertEquals(List.of("finished"), reasons);
        assertEquals(30, got.size());
        assertTrue(crawl.engine.closeBooks().balance());
        assertTrue(asked < 200, "a scheduler that has nothing is not asked over and over: " + asked);
    }
}

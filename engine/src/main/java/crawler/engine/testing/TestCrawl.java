package crawler.engine.testing;

import crawler.engine.Arguments;
import crawler.engine.Event;
import crawler.engine.Events;
import crawler.engine.Item;
import crawler.engine.Request;
import crawler.engine.Spider;
import crawler.engine.core.CrawlResult;
import crawler.engine.core.CrawlerProcess;
import crawler.engine.download.middleware.RobotsTxt;
import crawler.reactor.MemoryReactor;
import crawler.reactor.Phase;
import crawler.reactor.Reactor;
import crawler.reactor.defer.Outcome;
import crawler.reactor.defer.Unhandled;
import crawler.settings.Priority;
import crawler.settings.Setting;
import crawler.settings.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/**
 * A whole crawl of one spider against a {@link FakeSite}, on a reactor whose time is simulated: delays, timeouts and
 * retries take no time, and each run goes the same way.
 *
 * <pre>{@code
 * CrawlTrace crawl = TestCrawl.of(new QuotesSpider())
 *         .page("https://quotes.example/", "<p class=quote>To be</p><a class=next href=2>next</a>")
 *         .answer("https://quotes.example/2", Answer.status(503), Answer.html("<p class=quote>or not</p>"))
 *         .setting(Slots.DOWNLOAD_DELAY, Duration.ofSeconds(10))
 *         .run();
 *
 * assertEquals(List.of(new Quote("To be"), new Quote("or not")), crawl.items());
 * assertEquals(1, crawl.count("retry/count"));
 * assertEquals(List.of(), crawl.errors());
 * }</pre>
 *
 * <p>URLs that the site was not told of are 404, and robots.txt is not asked for unless {@code ROBOTSTXT_OBEY} is set
 * here or by the spider.
 */
public final class TestCrawl {
    private static final Duration LONGEST = Duration.ofDays(1);

    private final MemoryReactor reactor = new MemoryReactor();
    private final FakeSite site = new FakeSite(reactor);
    private final Spider spider;
    private final List<Listening<?>> listening = new ArrayList<>();
    private final List<Item> items = new ArrayList<>();
    private final List<Throwable> errors = new ArrayList<>();
    private Settings settings = Settings.defaults().with(Priority.PROJECT, RobotsTxt.ROBOTSTXT_OBEY, false);
    private Duration longest = LONGEST;

    private record Listening<E extends Event>(Class<E> type, Events.Listener<? super E> listener) {
        void to(Events events) {
            events.on(type, listener);
        }
    }

    private TestCrawl(Spider spider) {
        this.spider = spider;
    }

    /** @param spider a new one: each takes part in one crawl only */
    public static TestCrawl of(Spider spider) {
        return new TestCrawl(spider);
    }

    /** Has the site answer this URL with this page. */
    public TestCrawl page(String url, String html) {
        site.page(url, html);
        return this;
    }

    /** Has the site answer this URL with these, one after the other; the last one stays. */
    public TestCrawl answer(String url, Answer... answers) {
        site.answer(url, answers);
        return this;
    }

    /** Has the site answer all other URLs by this. */
    public TestCrawl otherwise(Function<Request, Answer> answers) {
        site.otherwise(answers);
        return this;
    }

    /** Sets a value above those of the spider, as {@code -s} does. */
    public <T> TestCrawl setting(Setting<T> key, T value) {
        settings = settings.with(Priority.CMDLINE, key, value);
        return this;
    }

    /** {@link #setting(Setting, Object)} by name, with the value as it would be written on the command line. */
    public TestCrawl setting(String name, Object value) {
        settings = settings.with(Priority.CMDLINE, "test", Map.of(name, value));
        return this;
    }

    /** Gives the spider its arguments, as {@code -a} does. */
    public TestCrawl arguments(Map<String, String> arguments) {
        spider.argue(Arguments.of(arguments));
        return this;
    }

    /** Has {@code listener} called for each event of this type; it may throw what steers a crawl. */
    public <E extends Event> TestCrawl on(Class<E> type, Events.Listener<? super E> listener) {
        listening.add(new Listening<>(type, listener));
        return this;
    }

    /** How much virtual time the crawl may take before it counts as hanging; a day unless said otherwise. */
    public TestCrawl within(Duration newLongest) {
        longest = newLongest;
        return this;
    }

    /** The site, to look at while the crawl runs. */
    public FakeSite site() {
        return site;
    }

    /** The reactor that the crawl runs on, to call things later. */
    public MemoryReactor reactor() {
        return reactor;
    }

    /**
     * Runs the crawl to its end, on this thread; once.
     *
     * @throws IllegalStateException when it hangs, or when a request was lost
     * @throws RuntimeException (or any other) as it is, when the crawl could not be opened
     */
    public CrawlTrace run() {
        Unhandled.report(Thread.currentThread()); // those of whoever ran on this thread before
        CrawlerProcess process = new CrawlerProcess(settings, reactor)
                .withRandom(new Random(0))
                .withHandler("http", () -> site)
                .withHandler("https", () -> site);
        List<Outcome<CrawlResult>> end = new ArrayList<>();
        process.crawl(spider).addBoth(outcome -> end.add(outcome));
        listen();
        reactor.callLater(longest, reactor::crash);
        reactor.addSystemEventTrigger(Phase.AFTER, Reactor.SHUTDOWN, () -> {
            Unhandled.flush(Thread.currentThread()).forEach(failure -> errors.add(failure.value()));
            return null;
        });
        reactor.run(false);
        if (end.isEmpty()) {
            throw new IllegalStateException(hangs());
        }
        return trace(end.get(0).get());
    }

    private void listen() {
        Events events = spider.crawler().events();
        events.on(Event.ItemScraped.class, event -> items.add(event.item()));
        events.on(Event.SpiderError.class, event -> errors.add(event.error()));
        events.on(Event.ItemError.class, event -> errors.add(event.error()));
        listening.forEach(each -> each.to(events));
    }

    private String hangs() {
        return "spider \"" + spider.name() + "\": the crawl had not ended after " + longest + " of virtual time, with "
                + site.inFlight() + " of " + site.visits().size() + " requests unanswered; end it with a CLOSESPIDER_"
                + " setting, or allow more time with within(...)";
    }

    private CrawlTrace trace(CrawlResult result) {
        if (!result.books().balance() || result.books().inFlight() > 0) {
            throw new IllegalStateException("requests were lost: " + result.books());
        }
        return new CrawlTrace(items, site.visits(), errors, Duration.ofNanos(reactor.nanos()), result);
    }
}

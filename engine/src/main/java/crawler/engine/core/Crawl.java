package crawler.engine.core;

import crawler.engine.Crawler;
import crawler.engine.Event.EngineStarted;
import crawler.engine.Event.EngineStopped;
import crawler.engine.Event.SpiderClosed;
import crawler.engine.Event.SpiderOpened;
import crawler.engine.Events;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.Spider;
import crawler.engine.Stats;
import crawler.engine.download.DownloadHandler;
import crawler.engine.download.Downloader;
import crawler.engine.download.DownloaderMiddleware;
import crawler.engine.download.Handlers;
import crawler.engine.error.CloseSpider;
import crawler.engine.error.NotConfigured;
import crawler.engine.feed.FeedExport;
import crawler.engine.pipeline.ItemPipeline;
import crawler.engine.pipeline.ItemProcessor;
import crawler.engine.pipeline.PipelineLine;
import crawler.engine.schedule.DupeFilter;
import crawler.engine.schedule.Fingerprinter;
import crawler.engine.schedule.Scheduler;
import crawler.engine.scrape.Scraper;
import crawler.engine.scrape.SpiderMiddleware;
import crawler.engine.session.BanPolicy;
import crawler.engine.session.Visitor;
import crawler.engine.slot.Gate;
import crawler.engine.slot.SlotClocks;
import crawler.engine.slot.SlotKey;
import crawler.engine.slot.Slots;
import crawler.reactor.Reactor;
import crawler.reactor.defer.Deferred;
import crawler.settings.Settings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One crawl: puts its parts together, runs it, takes it down. */
final class Crawl implements Crawler {
    private static final Logger LOG = LoggerFactory.getLogger(Crawler.class);

    private final Reactor reactor;
    private final Spider spider;
    private final Settings settings;
    private final Events events = new Events();
    private final Components components = new Components(this);
    private final Stats stats;
    private final Scheduler scheduler;
    private final Downloader downloader;
    private final Scraper scraper;
    private final Engine engine;
    private boolean opened;

    /** @throws crawler.settings.SettingException when a setting or a component is wrong */
    Crawl(
            Reactor reactor,
            SlotClocks clocks,
            Spider spider,
            Settings settings,
            Map<String, Supplier<DownloadHandler>> moreHandlers) {
        this.reactor = reactor;
        this.spider = spider;
        this.settings = settings;
        stats = components.makeOne(BuiltIn.STATS_CLASS, Stats.class);
        spider.join(this);
        Slots slots = new Slots(clocks, slotKey(), settings);
        give(slots);
        components.make(BuiltIn.EXTENSIONS, Object.class);
        DupeFilter dupeFilter = dupeFilter();
        scheduler = components.makeOne(BuiltIn.SCHEDULER, Scheduler.class);
        downloader = new Downloader(
                this,
                slots,
                new Handlers(handlers(moreHandlers)),
                components.make(BuiltIn.DOWNLOADER_MIDDLEWARES, DownloaderMiddleware.class));
        List<SpiderMiddleware> spiderMiddlewares = components.make(BuiltIn.SPIDER_MIDDLEWARES, SpiderMiddleware.class);
        scraper = new Scraper(this, spiderMiddlewares, itemProcessor(), this::schedule);
        engine = new Engine(new Engine.Parts(this, scheduler, downloader, scraper, dupeFilter));
    }

    /** Lets components ask for the slots and for what sessions go by. */
    private void give(Slots slots) {
        components.give(Slots.class, slots);
        components.give(Gate.class, slots);
        components.give(Visitor.Source.class, components.makeOne(BuiltIn.SESSION_VISITORS, Visitor.Source.class));
        components.give(BanPolicy.class, components.makeOne(BuiltIn.SESSION_BAN_POLICY, BanPolicy.class));
    }

    private SlotKey slotKey() {
        String by = settings.get(Slots.DOWNLOAD_SLOT_BY);
        return switch (by) {
            case "host", "ip" -> SlotKey.host();
            case "domain" -> SlotKey.domain();
            default -> components.makeOne(Slots.DOWNLOAD_SLOT_BY, SlotKey.class);
        };
    }

    private DupeFilter dupeFilter() {
        components.give(
                Fingerprinter.class, components.makeOne(BuiltIn.REQUEST_FINGERPRINTER_CLASS, Fingerprinter.class));
        return components.give(DupeFilter.class, components.makeOne(BuiltIn.DUPEFILTER_CLASS, DupeFilter.class));
    }

    /** The classes of its components, whose settings it reads. */
    Set<Class<?>> componentClasses() {
        settings.get(BuiltIn.DOWNLOAD_HANDLERS).values().forEach(name -> components.find("DOWNLOAD_HANDLERS", name));
        return components.classes();
    }

    private Map<String, Supplier<DownloadHandler>> handlers(Map<String, Supplier<DownloadHandler>> more) {
        Map<String, Supplier<DownloadHandler>> handlers = new HashMap<>();
        Map<String, DownloadHandler> made = new HashMap<>();
        settings.get(BuiltIn.DOWNLOAD_HANDLERS)
                .forEach((scheme, className) -> handlers.put(
                        scheme,
                        () -> made.computeIfAbsent(
                                className, name -> components.make("DOWNLOAD_HANDLERS", name, DownloadHandler.class))));
        handlers.putAll(more);
        return handlers;
    }

    private ItemProcessor itemProcessor() {
        Optional<String> other = settings.get(BuiltIn.ITEM_PROCESSOR);
        if (other.isPresent() && settings.overridden().containsKey(FeedExport.FEEDS.name())) {
            LOG.warn("FEEDS is set, but ITEM_PROCESSOR takes the items: no feed is written");
        }
        return other.map(name -> components.make(BuiltIn.ITEM_PROCESSOR.name(), name, ItemProcessor.class))
                .orElseGet(() -> new PipelineLine(pipelines()));
    }

    /** Those of the settings, and the feeds after them all. */
    private List<ItemPipeline> pipelines() {
        List<ItemPipeline> pipelines = new ArrayList<>(components.make(BuiltIn.ITEM_PIPELINES, ItemPipeline.class));
        try {
            pipelines.add(new FeedExport(this));
        } catch (NotConfigured e) {
            LOG.debug("No feeds: {}", e.getMessage());
        }
        return pipelines;
    }

    private Deferred<Void> schedule(Request request) {
        return engine.crawl(request);
    }

    /** Runs it; fires when all is closed, fails when it could not be opened. */
    Deferred<CrawlResult> run() {
        return open().addAsyncCallback(reason -> engine.run()).addAsyncBoth(outcome -> {
            Deferred<CrawlResult> closed = takeDown(outcome.failed().isPresent() ? "shutdown" : outcome.get());
            return closed.addCallback(result -> {
                outcome.get();
                return result;
            });
        });
    }

    private Deferred<Void> open() {
        return Deferred.executeAsync(scheduler::open)
                .addAsyncCallback(ignored -> scraper.open())
                .addErrback(CloseSpider.class, close -> {
                    engine.close(close.reason());
                    return null;
                })
                .addAsyncCallback(ignored -> events.emitAndWait(new EngineStarted()))
                .addAsyncCallback(ignored -> events.emitAndWait(new SpiderOpened(spider)))
                .addCallback(controls -> {
                    opened = true;
                    LOG.info("Spider opened: {}", spider.name());
                    closeIfAsked(controls);
                    return null;
                });
    }

    private void closeIfAsked(List<RuntimeException> controls) {
        for (RuntimeException control : controls) {
            if (control instanceof CloseSpider close) {
                engine.close(close.reason());
            }
        }
    }

    private Deferred<CrawlResult> takeDown(String reason) {
        Deferred<Books> books = Deferred.execute(engine::closeBooks);
        return all(downloader::close, scraper::close, () -> scheduler.close(reason))
                .addAsyncCallback(ignored -> opened ? tellEnd(reason) : Deferred.succeed(null))
                .addAsyncCallback(ignored -> books)
                .addCallback(sums -> new CrawlResult(reason, stats.asMap(), sums));
    }

    private Deferred<Void> tellEnd(String reason) {
        return all(
                () -> events.emitAndWait(new SpiderClosed(spider, reason)).addCallback(ignored -> null),
                () -> Deferred.execute(() -> {
                    closed(reason);
                    return null;
                }),
                () -> events.emitAndWait(new EngineStopped()).addCallback(ignored -> null));
    }

    /** The loop was left before the crawl had ended: what is written is made whole, and nobody waits for the rest. */
    void abandon() {
        scraper.close().addErrback(failure -> {
            LOG.error("A part of the crawl could not be closed", failure.value());
            return null;
        });
    }

    private void closed(String reason) {
        spider.arguments()
                .unasked()
                .forEach(name -> LOG.warn(
                        "Spider \"{}\" never asked for its argument {} (it asked for: {})",
                        spider.name(),
                        name,
                        spider.arguments().asked()));
        try {
            spider.closed(reason);
        } catch (RuntimeException e) {
            LOG.error("Spider \"{}\": closed(\"{}\") failed", spider.name(), reason, e);
        }
        LOG.info("Spider closed ({})", reason);
    }

    /** Takes all steps, one after the other; what one fails with is logged, and the others are taken all the same. */
    @SafeVarargs
    private static Deferred<Void> all(Supplier<Deferred<Void>>... steps) {
        Deferred<Void> done = Deferred.succeed(null);
        for (Supplier<Deferred<Void>> step : steps) {
            done = done.addAsyncCallback(ignored -> Deferred.executeAsync(step::get)
                    .addErrback(failure -> {
                        LOG.error("A part of the crawl could not be closed", failure.value());
                        return null;
                    }));
        }
        return done;
    }

    @Override
    public Spider spider() {
        return spider;
    }

    @Override
    public Settings settings() {
        return settings;
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
        engine().crawl(request);
    }

    @Override
    public Deferred<Response> download(Request request) {
        return engine().download(request);
    }

    @Override
    public void close(String reason) {
        engine().close(reason);
    }

    private Engine engine() {
        if (engine == null) {
            throw new IllegalStateException("the crawl of spider \"" + spider.name() + "\" is being put together;"
                    + " a component may use it from the event SpiderOpened on, not in its constructor");
        }
        if (reactor.running() && !reactor.inReactorThread()) {
            throw new IllegalStateException(
                    "the crawl of spider \"" + spider.name() + "\" is for the reactor thread: from "
                            + Thread.currentThread().getName() + ", say crawler().reactor().callFromThread(…)");
        }
        return engine;
    }
}

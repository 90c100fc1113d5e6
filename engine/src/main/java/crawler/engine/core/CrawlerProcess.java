package crawler.engine.core;

import crawler.engine.Spider;
import crawler.engine.download.DownloadHandler;
import crawler.engine.part.Plugins;
import crawler.engine.slot.SlotClocks;
import crawler.reactor.EventLoop;
import crawler.reactor.Phase;
import crawler.reactor.Reactor;
import crawler.reactor.Signals;
import crawler.reactor.defer.Deferred;
import crawler.reactor.defer.DeferredList;
import crawler.reactor.defer.Outcome;
import crawler.settings.Catalog;
import crawler.settings.Setting;
import crawler.settings.SettingException;
import crawler.settings.Settings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs crawls in one process: owns a reactor, which stops when all crawls have finished. Scrapy's {@code CrawlerProcess}.
 *
 * <p>Several may live in one JVM, one after the other or side by side.
 */
public final class CrawlerProcess {
    public static final Setting<Integer> REACTOR_THREADPOOL_MAXSIZE = Setting.ofInt("REACTOR_THREADPOOL_MAXSIZE", 10)
            .min(1)
            .unit("threads")
            .doc("How many worker threads deferToThread has.");
    public static final Setting<Boolean> STATS_DUMP =
            Setting.ofBoolean("STATS_DUMP", true).doc("Whether the stats are logged at the end of a crawl.");

    private static final Logger LOG = LoggerFactory.getLogger(CrawlerProcess.class);

    private final Reactor reactor;
    private final Settings settings;
    private final Map<String, Supplier<DownloadHandler>> handlers = new HashMap<>();
    private final Map<Crawl, Deferred<Void>> running = new LinkedHashMap<>();
    private boolean stopping;
    private Catalog catalog;
    private RandomGenerator random = new Random();
    private Optional<SlotClocks> clocks = Optional.empty();
    private final AtomicInteger interrupts = new AtomicInteger();
    private volatile Optional<Signals> signals = Optional.empty();

    /** A process with a reactor of its own. */
    public CrawlerProcess(Settings settings) {
        this(settings, new EventLoop());
    }

    /** A process on this reactor, which it runs and stops; one in memory, say, for tests. */
    public CrawlerProcess(Settings settings, Reactor reactor) {
        Plugins plugins = Plugins.find();
        this.settings = plugins.under(settings);
        this.catalog = plugins.and(BuiltIn.CATALOG);
        this.reactor = reactor;
        reactor.suggestThreadPoolSize(settings.get(REACTOR_THREADPOOL_MAXSIZE));
    }

    /** Has URLs of this scheme got by the handlers that {@code maker} makes, one for each crawl, whatever the settings say. */
    public CrawlerProcess withHandler(String scheme, Supplier<DownloadHandler> maker) {
        handlers.put(scheme, maker);
        return this;
    }

    /** Has the settings known, and their values checked, that these classes declare. */
    public CrawlerProcess withSettingsOf(Class<?>... holders) {
        catalog = catalog.and(holders);
        return this;
    }

    /** Has all that is left to chance decided by {@code newRandom}, so that a run can be repeated. */
    public CrawlerProcess withRandom(RandomGenerator newRandom) {
        random = newRandom;
        return this;
    }

    /**
     * Adds a crawl; before {@link #start}, or later on the reactor thread.
     *
     * @return fires when it has finished; fails when it could not be opened
     * @throws SettingException when a setting or a component is wrong
     */
    public Deferred<CrawlResult> crawl(Spider spider) {
        Settings all = spider.updateSettings(settings);
        refuseBadValues(all);
        Crawl crawl = new Crawl(reactor, clocks(), spider, all, handlers);
        warnOfUnknownNames(all, spider, crawl.componentClasses());
        running.put(crawl, new Deferred<>());
        LOG.info("Overridden settings: {}", all.overridden());
        Deferred<CrawlResult> result = new Deferred<>();
        reactor.callWhenRunning(() -> Deferred.executeAsync(crawl::run).addBoth(outcome -> {
            outcome.failed().ifPresentOrElse(result::errback, () -> {
                dump(all, outcome.get());
                result.callback(outcome.get());
            });
            finished(crawl);
            return null;
        }));
        return result;
    }

    /** One clock for each site, whichever crawl goes there. */
    private SlotClocks clocks() {
        if (clocks.isEmpty()) {
            clocks = Optional.of(new SlotClocks(reactor, random));
        }
        return clocks.get();
    }

    /** Settings that the spider or a component of somebody's own declares are known. */
    private void warnOfUnknownNames(Settings all, Spider spider, Set<Class<?>> components) {
        Set<Class<?>> holders = new LinkedHashSet<>(components);
        for (Class<?> type = spider.getClass(); type != Spider.class; type = type.getSuperclass()) {
            holders.add(type);
        }
        holders.removeIf(type -> !Catalog.declares(type));
        catalog.and(holders.toArray(Class<?>[]::new)).unknownNames(all).forEach(LOG::warn);
    }

    private void refuseBadValues(Settings all) {
        List<String> bad = catalog.badValues(all);
        if (!bad.isEmpty()) {
            throw new SettingException(String.join("\n", bad));
        }
    }

    private static void dump(Settings all, CrawlResult result) {
        if (all.get(STATS_DUMP)) {
            StringBuilder block = new StringBuilder("Dumping stats:");
            new TreeMap<>(result.stats())
                    .forEach((key, value) ->
                            block.append("\n  ").append(key).append(": ").append(value));
            LOG.info("{}", block);
        }
    }

    private void finished(Crawl crawl) {
        running.remove(crawl).callback(null);
        if (running.isEmpty() && !stopping) {
            reactor.stop();
        }
    }

    /** Somebody stops the reactor: the crawls end after what is in flight, and the reactor waits for them. */
    private Deferred<?> reactorStops() {
        stopping = true;
        Deferred<?> ended = DeferredList.of(running.values());
        closeAll();
        return ended;
    }

    private void closeAll() {
        List.copyOf(running.keySet()).forEach(crawl -> crawl.close("shutdown"));
    }

    /**
     * Runs the reactor on this thread until all crawls have finished; returns at once when there are none. The first
     * SIGINT or SIGTERM ends the crawls after what is in flight, the second at once; the third ends the JVM.
     */
    public void start() {
        if (running.isEmpty()) {
            return;
        }
        reactor.addSystemEventTrigger(Phase.BEFORE, Reactor.SHUTDOWN, this::reactorStops);
        signals = Optional.of(Signals.handle(this::signalled));
        try {
            reactor.run(false);
        } finally {
            signals.ifPresent(Signals::close);
            running.keySet().forEach(Crawl::abandon);
        }
    }

    /** On a thread of the JDK's, as the reactor thread may be stuck in a callback. */
    private void signalled(String signal) {
        int count = interrupts.incrementAndGet();
        if (count > 1) {
            signals.ifPresent(Signals::close);
        }
        reactor.callFromThread(() -> interrupted(signal, count));
    }

    private void interrupted(String signal, int count) {
        if (count == 1) {
            LOG.info("Received {}, shutting down gracefully. Send again to force", signal);
            closeAll();
        } else {
            LOG.info("Received {} twice, forcing unclean shutdown", signal);
            reactor.crash();
        }
    }

    /** Ends all crawls after what is in flight; from any thread. */
    public void stop() {
        reactor.callFromThread(this::closeAll);
    }

    /** One crawl from start to end, on this thread. */
    public static CrawlResult run(Spider spider, Settings settings) {
        CrawlerProcess process = new CrawlerProcess(settings);
        List<Outcome<CrawlResult>> end = new ArrayList<>();
        process.crawl(spider).addBoth(outcome -> end.add(outcome));
        process.start();
        if (end.isEmpty()) {
            throw new IllegalStateException("the crawl was ended before it had finished");
        }
        return end.get(0).get();
    }
}

package crawler.engine.scrape;

import crawler.engine.AsyncCallback;
import crawler.engine.Callback;
import crawler.engine.Crawler;
import crawler.engine.Event.ItemDropped;
import crawler.engine.Event.ItemError;
import crawler.engine.Event.ItemScraped;
import crawler.engine.Event.SpiderError;
import crawler.engine.Headers;
import crawler.engine.Item;
import crawler.engine.Output;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.error.CloseSpider;
import crawler.engine.error.DownloadError;
import crawler.engine.error.DropItem;
import crawler.engine.error.IgnoreRequest;
import crawler.engine.error.UnsupportedUrlScheme;
import crawler.engine.pipeline.ItemProcessor;
import crawler.reactor.defer.Deferred;
import crawler.reactor.defer.Failure;
import crawler.settings.Setting;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Gives pages to the spider's callbacks and what these yield to scheduler and pipelines. For the reactor thread.
 */
public final class Scraper {
    public static final Setting<Long> SCRAPER_SLOT_MAX_ACTIVE_SIZE = Setting.ofBytes(
                    "SCRAPER_SLOT_MAX_ACTIVE_SIZE", 5_000_000)
            .doc("While the pages that are being scraped are larger than this in sum, no further request is started.");
    public static final Setting<Integer> CONCURRENT_ITEMS = Setting.ofInt("CONCURRENT_ITEMS", 100)
            .min(1)
            .unit("items")
            .doc("How many items of one response may be in the pipelines at once.");

    public static final Setting<Level> DEFAULT_DROPITEM_LOG_LEVEL = Setting.ofEnum(
                    "DEFAULT_DROPITEM_LOG_LEVEL", Level.class, Level.WARN)
            .doc("The level of the log's lines about dropped items.");

    private static final Logger LOG = LoggerFactory.getLogger(Scraper.class);
    private static final long LEAST_SIZE = 1024;

    private final Crawler crawler;
    private final List<SpiderMiddleware> middlewares;
    private final ItemProcessor pipelines;
    private final Function<Request, Deferred<Void>> schedule;
    private final long maxActiveSize;
    private final int concurrentItems;
    private final Callbacks callbacks;
    private final Grace grace;
    private final Level dropLevel;
    private long activeSize;
    private int active;
    private int itemsOfStart;

    /**
     * @param middlewares the nearest to the engine first
     * @param schedule takes the requests that callbacks yield; its Deferred never fails
     */
    public Scraper(
            Crawler crawler,
            List<SpiderMiddleware> middlewares,
            ItemProcessor pipelines,
            Function<Request, Deferred<Void>> schedule) {
        this.crawler = crawler;
        this.middlewares = List.copyOf(middlewares);
        this.pipelines = pipelines;
        this.schedule = schedule;
        this.maxActiveSize = crawler.settings().get(SCRAPER_SLOT_MAX_ACTIVE_SIZE);
        this.concurrentItems = crawler.settings().get(CONCURRENT_ITEMS);
        this.grace = new Grace(crawler);
        this.callbacks = new Callbacks(crawler, this.middlewares, this::deal, concurrentItems, grace);
        this.dropLevel = crawler.settings().get(DEFAULT_DROPITEM_LOG_LEVEL);
    }

    public Deferred<Void> open() {
        return pipelines.open();
    }

    public Deferred<Void> close() {
        return pipelines.close();
    }

    /** The crawl is to end: callbacks that go on and on are not waited for. */
    public void closing() {
        grace.begin();
    }

    /** Whether more is being scraped than should be. */
    public boolean needsBackout() {
        return activeSize > maxActiveSize || itemsOfStart >= concurrentItems;
    }

    public boolean isIdle() {
        return active == 0;
    }

    /** What {@code start} yields, as the middlewares change it. */
    public Stream<? extends Output> start(Stream<? extends Output> start) {
        Stream<? extends Output> outputs = start;
        for (int i = middlewares.size() - 1; i >= 0; i--) {
            outputs = middlewares.get(i).processStart(outputs);
        }
        return outputs;
    }

    /**
     * Has a page dealt with, and all that comes of it; the Deferred never fails.
     *
     * @param counted is called when the page counts for {@link #needsBackout}, before its callback
     */
    public Deferred<Void> scrape(Response page, Runnable counted) {
        long size = Math.max(page.bodySize(), LEAST_SIZE);
        activeSize += size;
        active++;
        counted.run();
        return Deferred.executeAsync(() -> scrapePage(page)).addBoth(outcome -> {
            activeSize -= size;
            active--;
            outcome.failed().ifPresent(failure -> spiderFailed(page.request(), failure));
            return null;
        });
    }

    /** Has the failure of a download dealt with: by the request's errback, or with a line in the log. */
    public Deferred<Void> failed(Request request, Failure failure) {
        active++;
        return callErrback(request, failure, Optional.empty()).addBoth(outcome -> {
            active--;
            outcome.failed().ifPresent(error -> failedForGood(request, failure, error));
            return null;
        });
    }

    /** Has an item dealt with that no page led to; the Deferred never fails. */
    public Deferred<Void> item(Item item, Request origin) {
        itemsOfStart++;
        return process(item, new Response(origin, 0, Headers.NONE, new byte[0])).tap(outcome -> itemsOfStart--);
    }

    private Deferred<Void> scrapePage(Response page) {
        try {
            for (SpiderMiddleware middleware : middlewares) {
                middleware.processInput(page);
            }
        } catch (Throwable e) {
            return refused(page, Failure.caught(e));
        }
        Callback callback = callback(page);
        return callback instanceof AsyncCallback async
                ? callbacks.wait(page, async)
                : callbacks.run(page, callback::call);
    }

    /** A middleware does not want the page: for the errback; without one a refusal is no error, all else is. */
    private Deferred<Void> refused(Response page, Failure failure) {
        Deferred<Void> told = page.request().errback().isPresent()
                ? callErrback(page.request(), failure, Optional.of(page))
                : callbacks.recover(page, failure);
        return told.addErrback(IgnoreRequest.class, refusal -> {
            LOG.debug("Ignored: {}", refusal.getMessage());
            return null;
        });
    }

    private Callback callback(Response page) {
        return page.request().callback().orElse(crawler.spider()::parse);
    }

    private Deferred<Void> callErrback(Request request, Failure failure, Optional<Response> page) {
        if (request.errback().isEmpty()) {
            return Deferred.fail(failure);
        }
        Callbacks.Outputs outputs = ignored -> request.errback().get().call(request, failure.value());
        return page.isPresent() ? callbacks.run(page.get(), outputs) : callbacks.runWithoutPage(request, outputs);
    }

    private Deferred<Void> deal(Output output, Response origin) {
        if (output instanceof Request request) {
            return schedule.apply(request);
        }
        if (output instanceof Item item) {
            return process(item, origin);
        }
        LOG.error(
                "Spider \"{}\" yielded null on {}; it is left out",
                crawler.spider().name(),
                origin);
        return Deferred.succeed(null);
    }

    private Deferred<Void> process(Item item, Response origin) {
        active++;
        return pipelines.process(item).addBoth(outcome -> {
            active--;
            outcome.failed()
                    .ifPresentOrElse(
                            failure -> notKept(item, origin, failure.value()), () -> kept(outcome.get(), origin));
            return null;
        });
    }

    private void kept(Item item, Response origin) {
        crawler.stats().increment("item_scraped_count");
        if (LOG.isDebugEnabled()) {
            LOG.debug("Scraped from {}\n{}", origin, item);
        }
        crawler.events().emit(new ItemScraped(item, origin, crawler.spider()));
    }

    private void notKept(Item item, Response origin, Throwable error) {
        if (error instanceof DropItem dropped) {
            crawler.stats().increment("item_dropped_count");
            crawler.stats()
                    .increment("item_dropped_reasons_count/" + error.getClass().getSimpleName());
            LOG.atLevel(dropped.logLevel().orElse(dropLevel)).log("Dropped: {}\n{}", error.getMessage(), item);
            crawler.events().emit(new ItemDropped(item, origin, error, crawler.spider()));
        } else {
            LOG.error("Error processing {} of {}; the item is lost", item, origin, error);
            crawler.events().emit(new ItemError(item, origin, error, crawler.spider()));
        }
    }

    private void failedForGood(Request request, Failure download, Failure error) {
        if (error.value() != download.value()) {
            spiderFailed(request, error);
        } else if (download.value() instanceof IgnoreRequest) {
            LOG.debug("Ignored: {}", download.errorMessage());
        } else if (download.value() instanceof DownloadError || download.value() instanceof UnsupportedUrlScheme) {
            LOG.error(
                    "Error downloading {}: {}",
                    SpiderFailures.describe(request),
                    SpiderFailures.why(request, download));
            LOG.debug("It came from", download.value());
        } else {
            LOG.error("Error downloading {}", SpiderFailures.describe(request), download.value());
        }
    }

    /** A callback or an errback threw: counted, logged, told; the crawl goes on, unless it asked for its end. */
    private void spiderFailed(Request request, Failure failure) {
        Throwable error = failure.value();
        if (error instanceof CloseSpider close) {
            crawler.close(close.reason());
            return;
        }
        SpiderFailures.count(crawler.stats(), error);
        LOG.error(SpiderFailures.message(crawler.spider(), request), error);
        crawler.events().emit(new SpiderError(error, request, crawler.spider()));
    }
}

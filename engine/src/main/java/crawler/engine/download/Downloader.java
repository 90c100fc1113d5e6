package crawler.engine.download;

import crawler.engine.Attribute;
import crawler.engine.Crawler;
import crawler.engine.Event;
import crawler.engine.Event.RequestLeftDownloader;
import crawler.engine.Event.RequestReachedDownloader;
import crawler.engine.Event.ResponseDownloaded;
import crawler.engine.Fetched;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.slot.Slot;
import crawler.engine.slot.Slots;
import crawler.reactor.defer.Deferred;
import crawler.settings.Setting;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Gets requests: through the middlewares, in their slot's time, with the handler of their scheme. For the reactor thread.
 */
public final class Downloader {
    public static final Setting<Integer> CONCURRENT_REQUESTS = Setting.ofInt("CONCURRENT_REQUESTS", 16)
            .min(0)
            .unit("requests")
            .doc("How many requests may be in the downloader at once, over all hosts; 0 for no limit.");

    /** How long one download may take, from its start to the last byte. Scrapy's {@code download_timeout}. */
    public static final Attribute<Duration> TIMEOUT = Attribute.of("download_timeout", Duration.class);

    /** The request was not made, since the crawl ended before its turn came; it stands for itself. */
    public static final Attribute<Boolean> PUT_BACK = Attribute.of("_put_back", Boolean.class);

    /** Not of the scheduler's. */
    private static final Attribute<Boolean> DIRECT = Attribute.of("_direct", Boolean.class);

    /** Reached only when a scheduler hands out what may not start yet. */
    private static final int MOST_WAITING = 1000;

    private final Crawler crawler;
    private final Slots slots;
    private final Handlers handlers;
    private final Fetcher fetcher;
    private final int concurrency;
    private int active;

    /** @param middlewares the outermost first */
    public Downloader(Crawler crawler, Slots slots, Handlers handlers, List<DownloaderMiddleware> middlewares) {
        this.crawler = crawler;
        this.slots = slots;
        this.handlers = handlers;
        int limit = crawler.settings().get(CONCURRENT_REQUESTS);
        this.concurrency = limit == 0 ? Integer.MAX_VALUE : limit;
        slots.limit(concurrency);
        Fetcher chain = this::send;
        for (int i = middlewares.size() - 1; i >= 0; i--) {
            chain = chain.wrappedIn(middlewares.get(i));
        }
        this.fetcher = chain;
    }

    /** {@link #fetch} for who waits for the answer: it comes also when the crawl is about to end. */
    public Deferred<Fetched> fetchDirectly(Request request) {
        return fetch(request.with(DIRECT, true));
    }

    /** The crawl ends: requests that wait for their slots are answered with themselves, to be scheduled again. */
    public void putBack() {
        slots.putBack();
    }

    /** Fires with the response, or with the request to make instead. */
    public Deferred<Fetched> fetch(Request request) {
        Slot slot = slots.entered(request);
        active++;
        return fetcher.fetch(request).tap(outcome -> {
            active--;
            slots.left(slot);
        });
    }

    /** Whether as many requests are in it as may be. Those that wait for their slots take nobody's place. */
    public boolean isFull() {
        return active - slots.waiting() >= concurrency || slots.waiting() >= MOST_WAITING;
    }

    /** Has {@code listener} called when a slot opens that had no room for a request of the scheduler's. */
    public void whenReady(Runnable listener) {
        slots.whenOpened(key -> listener.run());
    }

    /** How many requests are in it, from the first middleware to the last. */
    public int active() {
        return active;
    }

    /** Frees what the handlers hold. */
    public Deferred<Void> close() {
        slots.close();
        return handlers.close();
    }

    private Deferred<Fetched> send(Request request) {
        Optional<Supplier<Fetched>> putBack = request.is(DIRECT)
                ? Optional.empty()
                : Optional.of(() -> request.withDontFilter(true).with(PUT_BACK, true));
        return slots.run(request, () -> transfer(request), putBack);
    }

    private Deferred<Fetched> transfer(Request request) {
        emit(new RequestReachedDownloader(request, crawler.spider()));
        return withDeadline(request, handlers.download(request)).<Fetched>addBoth(outcome -> {
            emit(new RequestLeftDownloader(request, crawler.spider()));
            Response response = outcome.get();
            emit(new ResponseDownloaded(response, request, crawler.spider()));
            return response;
        });
    }

    private Deferred<Response> withDeadline(Request request, Deferred<Response> download) {
        Optional<Duration> timeout = request.get(TIMEOUT);
        if (timeout.isEmpty() || download.peek().isPresent()) {
            return download;
        }
        return Deadline.of(request, download, timeout.get(), crawler.reactor());
    }

    private void emit(Event event) {
        crawler.events().emit(event);
    }
}

package crawler.engine.download.cache;

import crawler.engine.Crawler;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.Stats;
import crawler.engine.download.Decompression;
import crawler.engine.download.cache.CacheStorage.Kept;
import crawler.engine.schedule.Fingerprinter;
import crawler.engine.text.HttpDate;
import crawler.reactor.Reactor;
import crawler.reactor.Threads;
import crawler.reactor.defer.Deferred;
import crawler.reactor.defer.Failure;
import crawler.reactor.defer.Outcome;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The storage as the reactor thread sees it: it works on worker threads, and when it cannot, the crawl goes on without; the
 * log says so once, the stats count.
 */
final class KeptResponses {
    private static final Logger LOG = LoggerFactory.getLogger(HttpCache.class);

    private final Reactor reactor;
    private final Stats stats;
    private final CacheStorage storage;
    private final CacheKeys keys;
    private final Decompression decompression;
    private final boolean varying;
    private final String folder;
    private boolean toldOfReading;
    private boolean toldOfWriting;

    /** @param varying whether variants are kept apart (RFC 9111, 4.1) */
    KeptResponses(Crawler crawler, CacheStorage storage, Fingerprinter fingerprinter, boolean varying) {
        this.reactor = crawler.reactor();
        this.stats = crawler.stats();
        this.storage = storage;
        this.keys = new CacheKeys(fingerprinter);
        this.decompression = new Decompression(crawler.settings());
        this.varying = varying;
        this.folder = crawler.settings().get(HttpCache.HTTPCACHE_DIR);
    }

    /** What was kept for a request; never fails. */
    Deferred<Optional<Kept>> of(Request request) {
        String key = keys.of(request);
        Instant now = reactor.now();
        return Threads.<Optional<Kept>>deferToThread(reactor, () -> find(key, request, now))
                .addErrback(Exception.class, e -> {
                    notRead(request, e);
                    return Optional.empty();
                });
    }

    /** On a worker thread, which also takes the body apart, so that nobody has to wait for that again. */
    private Optional<Kept> find(String key, Request request, Instant now) throws IOException {
        Optional<Kept> latest = storage.retrieve(key, request, now);
        Optional<Kept> found = latest.isEmpty() || !varying || CacheKeys.fits(latest.get(), request)
                ? latest
                : storage.retrieve(CacheKeys.variant(key, latest.get().response(), request), request, now)
                        .filter(kept -> CacheKeys.fits(kept, request));
        return found.map(kept -> new Kept(prepared(kept.response()), kept.request()));
    }

    private Response prepared(Response response) {
        if (!decompression.concerns(response)) {
            return response;
        }
        try {
            return response.withDecodedAhead(new Outcome.Success<>(decompression.decoded(response)));
        } catch (IOException | RuntimeException e) {
            return response.withDecodedAhead(new Outcome.Failed<>(Failure.of(e)));
        }
    }

    /** Keeps a response; fires when that is done, or cannot be done. */
    Deferred<Void> keep(Request request, Response response) {
        String key = keys.of(request);
        Instant now = reactor.now();
        boolean varies = varying && response.headers().contains("Vary");
        return Threads.<Void>deferToThread(reactor, () -> {
                    storage.store(key, request, dated(response, now), now);
                    if (varies) {
                        storage.store(CacheKeys.variant(key, response, request), request, dated(response, now), now);
                    }
                    return null;
                })
                .addErrback(Exception.class, e -> {
                    notWritten(request, e);
                    return null;
                });
    }

    /** With the date that a server has to send (RFC 9110, 6.6.1), so that its age can be told. */
    private static Response dated(Response response, Instant now) {
        return response.headers().contains("Date")
                ? response
                : response.withHeaders(response.headers().plus("Date", HttpDate.write(now)));
    }

    private void notRead(Request request, Exception e) {
        stats.increment("httpcache/retrieve_error");
        LOG.debug("{}: what the cache has of it cannot be read", request, e);
        if (!toldOfReading) {
            toldOfReading = true;
            LOG.warn(
                    "{}: what the cache in {} has of it cannot be read and counts as missing ({}); if it is damaged, delete"
                            + " it. Further ones are only counted, in httpcache/retrieve_error",
                    request,
                    folder,
                    e.toString());
        }
    }

    private void notWritten(Request request, Exception e) {
        stats.increment("httpcache/store_error");
        LOG.debug("{}: its response cannot be kept", request, e);
        if (!toldOfWriting) {
            toldOfWriting = true;
            LOG.warn(
                    "Responses cannot be kept in {} ({}): have HTTPCACHE_DIR name a folder that is writable and has room,"
                            + " or set HTTPCACHE_ENABLED to false. The crawl goes on; further ones are only counted, in"
                            + " httpcache/store_error",
                    folder,
                    e.toString());
        }
    }

    /** Fires when the storage is closed, on a worker thread. */
    Deferred<Void> close() {
        return Threads.deferToThread(reactor, () -> {
            storage.close();
            return null;
        });
    }
}

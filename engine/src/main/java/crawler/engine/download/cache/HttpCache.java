package crawler.engine.download.cache;

import crawler.engine.Attribute;
import crawler.engine.Crawler;
import crawler.engine.Event.SpiderClosed;
import crawler.engine.Fetched;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.Stats;
import crawler.engine.download.Decompression;
import crawler.engine.download.DownloaderMiddleware;
import crawler.engine.download.Fetcher;
import crawler.engine.download.cache.CacheStorage.Kept;
import crawler.engine.error.DownloadError;
import crawler.engine.error.IgnoreRequest;
import crawler.engine.error.NotConfigured;
import crawler.engine.schedule.Fingerprinter;
import crawler.engine.text.HttpDate;
import crawler.reactor.Threads;
import crawler.reactor.defer.Deferred;
import crawler.reactor.defer.Failure;
import crawler.reactor.defer.Outcome;
import crawler.settings.Setting;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers requests with what was kept of earlier ones, as its policy says. The storage works on worker threads, and the
 * request waits for it.
 */
public final class HttpCache implements DownloaderMiddleware {
    public static final Setting<Boolean> HTTPCACHE_ENABLED =
            Setting.ofBoolean("HTTPCACHE_ENABLED", false).doc("Whether responses are kept and answered with.");
    public static final Setting<String> HTTPCACHE_POLICY = Setting.ofString("HTTPCACHE_POLICY", "dummy")
            .doc("What is kept and when it is an answer: dummy (everything, always), rfc9111, or a class.");
    public static final Setting<String> HTTPCACHE_STORAGE = Setting.ofString("HTTPCACHE_STORAGE", "filesystem")
            .doc("Where responses are kept: filesystem, or a class.");
    public static final Setting<String> HTTPCACHE_DIR =
            Setting.ofString("HTTPCACHE_DIR", "httpcache").doc("The folder in which responses are kept.");
    public static final Setting<Duration> HTTPCACHE_EXPIRATION_SECS = Setting.ofSeconds("HTTPCACHE_EXPIRATION_SECS", 0)
            .doc("After which time a response that was kept counts as not kept; 0 for never.");
    public static final Setting<Boolean> HTTPCACHE_GZIP =
            Setting.ofBoolean("HTTPCACHE_GZIP", false).doc("Whether the files of the cache are compressed.");
    public static final Setting<Boolean> HTTPCACHE_IGNORE_MISSING = Setting.ofBoolean("HTTPCACHE_IGNORE_MISSING", false)
            .doc("Whether requests are ignored that the cache has no answer for.");
    public static final Setting<List<Integer>> HTTPCACHE_IGNORE_HTTP_CODES =
            Setting.ofIntList("HTTPCACHE_IGNORE_HTTP_CODES").doc("Statuses that are not kept (policy dummy).");
    public static final Setting<List<String>> HTTPCACHE_IGNORE_SCHEMES =
            Setting.ofList("HTTPCACHE_IGNORE_SCHEMES", "file").doc("Schemes whose responses are not kept.");
    public static final Setting<Boolean> HTTPCACHE_ALWAYS_STORE = Setting.ofBoolean("HTTPCACHE_ALWAYS_STORE", false)
            .doc("Whether responses are kept that say nothing of it (policy rfc9111).");
    public static final Setting<List<String>> HTTPCACHE_IGNORE_RESPONSE_CACHE_CONTROLS = Setting.ofList(
                    "HTTPCACHE_IGNORE_RESPONSE_CACHE_CONTROLS")
            .doc("Directives of responses' Cache-Control that count as not written (policy rfc9111).");

    /** Has a request pass the cache by. */
    public static final Attribute<Boolean> DONT_CACHE = Attribute.of("dont_cache", Boolean.class);

    private static final Logger LOG = LoggerFactory.getLogger(HttpCache.class);
    private static final String CACHED = "cached";

    private final Crawler crawler;
    private final Stats stats;
    private final CachePolicy policy;
    private final CacheStorage storage;
    private final CacheKeys keys;
    private final Decompression decompression;
    private final boolean ignoreMissing;

    public HttpCache(Crawler crawler, Fingerprinter fingerprinter) {
        if (!crawler.settings().get(HTTPCACHE_ENABLED)) {
            throw new NotConfigured("HTTPCACHE_ENABLED is false");
        }
        this.crawler = crawler;
        this.stats = crawler.stats();
        this.policy = CacheParts.policy(crawler.settings());
        this.storage = CacheParts.storage(crawler.settings(), crawler.spider().name());
        this.keys = new CacheKeys(fingerprinter);
        this.decompression = new Decompression(crawler.settings());
        this.ignoreMissing = crawler.settings().get(HTTPCACHE_IGNORE_MISSING);
        crawler.events().on(SpiderClosed.class, event -> storage.close());
    }

    @Override
    public Deferred<Fetched> fetch(Request request, Fetcher next) {
        if (request.is(DONT_CACHE) || !policy.cachesRequest(request)) {
            return next.fetch(request);
        }
        return retrieved(request).addAsyncCallback(kept -> {
            if (kept.isEmpty()) {
                return missed(request, next);
            }
            Response cached = kept.get().response().withFlag(CACHED);
            if (policy.isFresh(cached, request, crawler.reactor().now())) {
                stats.increment("httpcache/hit");
                return Deferred.succeed(cached);
            }
            return validated(request, cached, next);
        });
    }

    private Deferred<Optional<Kept>> retrieved(Request request) {
        String key = keys.of(request);
        Instant now = crawler.reactor().now();
        return Threads.<Optional<Kept>>deferToThread(crawler.reactor(), () -> find(key, request, now))
                .addErrback(Exception.class, e -> {
                    stats.increment("httpcache/retrieve_error");
                    LOG.warn("{}: what the cache has of it cannot be read and counts as missing", request, e);
                    return Optional.empty();
                });
    }

    /** On a worker thread, which also takes the body apart, so that nobody has to wait for that again. */
    private Optional<Kept> find(String key, Request request, Instant now) throws IOException {
        Optional<Kept> latest = storage.retrieve(key, request, now);
        Optional<Kept> found = latest.isEmpty() || !policy.heedsVary() || CacheKeys.fits(latest.get(), request)
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

    private Deferred<Fetched> missed(Request request, Fetcher next) {
        stats.increment("httpcache/miss");
        if (ignoreMissing) {
            stats.increment("httpcache/ignore");
            return Deferred.fail(
                    new IgnoreRequest(request + ": ignored, since it is not in the cache (HTTPCACHE_IGNORE_MISSING)"));
        }
        return next.fetch(request).addAsyncCallback(fetched -> {
            if (!(fetched instanceof Response response)) {
                return Deferred.succeed(fetched);
            }
            stats.increment("httpcache/firsthand");
            return kept(request, response);
        });
    }

    private Deferred<Fetched> validated(Request request, Response cached, Fetcher next) {
        return next.fetch(policy.validating(request, cached))
                .addAsyncCallback(fetched -> fetched instanceof Response response
                        ? newer(request, cached, response)
                        : Deferred.succeed(fetched))
                .addErrback(DownloadError.class, e -> {
                    if (e instanceof DownloadError.DownloadCancelled) {
                        throw e;
                    }
                    stats.increment("httpcache/errorrecovery");
                    return cached;
                });
    }

    private Deferred<Fetched> newer(Request request, Response cached, Response response) {
        if (policy.isValid(cached, response)) {
            stats.increment("httpcache/revalidate");
            if (response.status() != 304) {
                return Deferred.succeed(cached);
            }
            Response fresher = CacheKeys.freshened(cached, response);
            return stored(request, fresher).addCallback(ignored -> fresher);
        }
        stats.increment("httpcache/invalidate");
        return kept(request, response);
    }

    /** With the date that a server has to send (RFC 9110, 6.6.1), so that its age can be told. */
    private static Response dated(Response response, Instant now) {
        return response.headers().contains("Date")
                ? response
                : response.withHeaders(response.headers().plus("Date", HttpDate.write(now)));
    }

    /** Whether it is known that there is more of it; what is kept would pass for the whole from then on (RFC 9111, 3.3). */
    private static boolean isCutShort(Response response) {
        return response.flags().contains("dataloss") || response.flags().contains("download_stopped");
    }

    private Deferred<Fetched> kept(Request request, Response response) {
        if (isCutShort(response) || !policy.cachesResponse(request, response)) {
            stats.increment("httpcache/uncacheable");
            return Deferred.succeed(response);
        }
        stats.increment("httpcache/store");
        return stored(request, response).addCallback(ignored -> response);
    }

    private Deferred<Void> stored(Request request, Response response) {
        String key = keys.of(request);
        Instant now = crawler.reactor().now();
        boolean varies = policy.heedsVary() && response.headers().contains("Vary");
        return Threads.<Void>deferToThread(crawler.reactor(), () -> {
                    storage.store(key, request, dated(response, now), now);
                    if (varies) {
                        storage.store(CacheKeys.variant(key, response, request), request, dated(response, now), now);
                    }
                    return null;
                })
                .addErrback(Exception.class, e -> {
                    LOG.warn("{}: its response cannot be kept (HTTPCACHE_DIR)", request, e);
                    return null;
                });
    }
}

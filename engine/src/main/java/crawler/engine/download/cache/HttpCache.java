package crawler.engine.download.cache;

import crawler.engine.Attribute;
import crawler.engine.Crawler;
import crawler.engine.Event.SpiderClosed;
import crawler.engine.Fetched;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.Stats;
import crawler.engine.download.DownloaderMiddleware;
import crawler.engine.download.Fetcher;
import crawler.engine.error.DownloadError;
import crawler.engine.error.IgnoreRequest;
import crawler.engine.error.NotConfigured;
import crawler.engine.schedule.Fingerprinter;
import crawler.reactor.defer.Deferred;
import crawler.settings.Setting;
import java.time.Duration;
import java.util.List;
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
            .doc(
                    "Where responses are kept: filesystem (a folder for each), mvstore (a file for each spider, as Scrapy's dbm), or a class.");
    public static final Setting<String> HTTPCACHE_DIR =
            Setting.ofString("HTTPCACHE_DIR", "httpcache").doc("The folder in which responses are kept.");
    public static final Setting<Duration> HTTPCACHE_EXPIRATION_SECS = Setting.ofSeconds("HTTPCACHE_EXPIRATION_SECS", 0)
            .doc("After which time a response that was kept counts as not kept; 0 for never.");
    public static final Setting<Boolean> HTTPCACHE_GZIP = Setting.ofBoolean("HTTPCACHE_GZIP", false)
            .doc("Whether the files of the cache are compressed (storage filesystem).");
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
    private final KeptResponses responses;
    private final boolean ignoreMissing;

    public HttpCache(Crawler crawler, Fingerprinter fingerprinter) {
        if (!crawler.settings().get(HTTPCACHE_ENABLED)) {
            throw new NotConfigured("HTTPCACHE_ENABLED is false");
        }
        this.crawler = crawler;
        this.stats = crawler.stats();
        this.policy = CacheParts.policy(crawler.settings());
        this.responses = new KeptResponses(
                crawler,
                CacheParts.storage(crawler.settings(), crawler.spider().name()),
                fingerprinter,
                policy.heedsVary());
        LOG.info(
                "The HTTP cache is on: {} in {}, policy {}",
                crawler.settings().get(HTTPCACHE_STORAGE),
                crawler.settings().get(HTTPCACHE_DIR),
                crawler.settings().get(HTTPCACHE_POLICY));
        this.ignoreMissing = crawler.settings().get(HTTPCACHE_IGNORE_MISSING);
        crawler.events().onAsync(SpiderClosed.class, event -> responses.close());
    }

    @Override
    public Deferred<Fetched> fetch(Request request, Fetcher next) {
        if (request.is(DONT_CACHE) || !policy.cachesRequest(request)) {
            return next.fetch(request);
        }
        return responses.of(request).addAsyncCallback(kept -> {
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
            return responses.keep(request, fresher).addCallback(ignored -> fresher);
        }
        stats.increment("httpcache/invalidate");
        return kept(request, response);
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
        return responses.keep(request, response).addCallback(ignored -> response);
    }
}

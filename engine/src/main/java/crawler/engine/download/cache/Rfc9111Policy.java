package crawler.engine.download.cache;

import crawler.engine.Headers;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.text.HttpDate;
import crawler.engine.url.UrlParts;
import crawler.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Keeps and answers as a private cache by RFC 9111: what is fresh is the answer, what is stale is asked for again with its
 * validators, and stands in for a server that fails. Scrapy's {@code RFC2616Policy}, and Vary.
 */
public final class Rfc9111Policy implements CachePolicy {
    private static final Duration YEAR = Duration.ofDays(365);

    /** Answers that hold until further notice when they do not say how long. */
    private static final Set<Integer> LASTING = Set.of(300, 301, 308);

    private static final Set<Integer> VALIDATED = Set.of(200, 203, 401);
    private static final Set<String> SAFE = Set.of("GET", "HEAD");

    private final boolean alwaysStore;
    private final Set<String> ignoredSchemes;
    private final Set<String> ignoredDirectives = new HashSet<>();

    public Rfc9111Policy(Settings settings) {
        this.alwaysStore = settings.get(HttpCache.HTTPCACHE_ALWAYS_STORE);
        this.ignoredSchemes = new HashSet<>(settings.get(HttpCache.HTTPCACHE_IGNORE_SCHEMES));
        settings.get(HttpCache.HTTPCACHE_IGNORE_RESPONSE_CACHE_CONTROLS)
                .forEach(name -> ignoredDirectives.add(name.toLowerCase(Locale.ROOT)));
    }

    private static CacheControl of(Request request) {
        return CacheControl.of(request.headers(), Set.of());
    }

    private CacheControl of(Response response) {
        return CacheControl.of(response.headers(), ignoredDirectives);
    }

    @Override
    public boolean cachesRequest(Request request) {
        return SAFE.contains(request.method())
                && !ignoredSchemes.contains(UrlParts.scheme(request.url()))
                && !request.headers().contains("Range")
                && !of(request).has("no-store");
    }

    @Override
    public boolean cachesResponse(Request request, Response response) {
        CacheControl control = of(response);
        int status = response.status();
        if (control.has("no-store") || status == 304 || status == 206) {
            return false;
        }
        Headers headers = response.headers();
        return alwaysStore
                || control.has("max-age")
                || headers.contains("Expires")
                || LASTING.contains(status)
                || (VALIDATED.contains(status) && (headers.contains("Last-Modified") || headers.contains("ETag")));
    }

    @Override
    public boolean isFresh(Response cached, Request request, Instant now) {
        CacheControl control = of(cached);
        CacheControl asked = of(request);
        if (control.has("no-cache") || asked.has("no-cache")) {
            return false;
        }
        Duration age = age(cached, now);
        Duration lifetime = lifetime(cached, control, now);
        OptionalLong most = asked.seconds("max-age");
        if (most.isPresent() && lifetime.toSeconds() > most.getAsLong()) {
            lifetime = Duration.ofSeconds(most.getAsLong());
        }
        return age.compareTo(lifetime) < 0
                || (!control.has("must-revalidate") && mayBeStale(asked, age.minus(lifetime)));
    }

    /** By the request's max-stale, without a value for any. */
    private static boolean mayBeStale(CacheControl asked, Duration staleness) {
        OptionalLong most = asked.seconds("max-stale");
        return asked.value("max-stale").filter(String::isEmpty).isPresent()
                || (most.isPresent() && staleness.compareTo(Duration.ofSeconds(most.getAsLong())) < 0);
    }

    private static Duration lifetime(Response cached, CacheControl control, Instant now) {
        OptionalLong maxAge = control.seconds("max-age");
        if (maxAge.isPresent()) {
            return Duration.ofSeconds(maxAge.getAsLong());
        }
        Headers headers = cached.headers();
        Instant date = headers.get("Date").flatMap(HttpDate::parse).orElse(now);
        if (headers.contains("Expires")) {
            Instant expires =
                    headers.get("Expires").flatMap(HttpDate::parse).orElse(date); // what is no date is over (5.3)
            return expires.isAfter(date) ? Duration.between(date, expires) : Duration.ZERO;
        }
        Optional<Instant> modified =
                headers.get("Last-Modified").flatMap(HttpDate::parse).filter(then -> !then.isAfter(date));
        if (modified.isPresent()) {
            return Duration.between(modified.get(), date).dividedBy(10); // 4.2.2
        }
        return LASTING.contains(cached.status()) ? YEAR : Duration.ZERO;
    }

    private static Duration age(Response cached, Instant now) {
        Instant date = cached.headers().get("Date").flatMap(HttpDate::parse).orElse(now);
        Duration apparent = now.isAfter(date) ? Duration.between(date, now) : Duration.ZERO;
        Duration told = cached.headers()
                .get("Age")
                .filter(age ->
                        !age.isEmpty() && age.length() < 10 && age.chars().allMatch(c -> c >= '0' && c <= '9'))
                .map(age -> Duration.ofSeconds(Long.parseLong(age)))
                .orElse(Duration.ZERO);
        return apparent.compareTo(told) > 0 ? apparent : told;
    }

    @Override
    public Request validating(Request request, Response cached) {
        Request asking = request;
        Optional<String> modified = cached.headers().get("Last-Modified");
        if (modified.isPresent()) {
            asking = asking.withHeader("If-Modified-Since", modified.get());
        }
        Optional<String> tag = cached.headers().get("ETag");
        return tag.isPresent() ? asking.withHeader("If-None-Match", tag.get()) : asking;
    }

    @Override
    public boolean isValid(Response cached, Response response) {
        return response.status() == 304
                || (response.status() >= 500 && !of(cached).has("must-revalidate"));
    }

    @Override
    public boolean heedsVary() {
        return true;
    }
}

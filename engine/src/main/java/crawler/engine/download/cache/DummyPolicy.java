package crawler.engine.download.cache;

import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.url.UrlParts;
import crawler.settings.Settings;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** Keeps everything and never asks again, so that a crawl can be played back: for those who write spiders. */
public final class DummyPolicy implements CachePolicy {
    private final Set<String> ignoredSchemes;
    private final Set<Integer> ignoredStatuses;

    public DummyPolicy(Settings settings) {
        this.ignoredSchemes = new HashSet<>(settings.get(HttpCache.HTTPCACHE_IGNORE_SCHEMES));
        this.ignoredStatuses = new HashSet<>(settings.get(HttpCache.HTTPCACHE_IGNORE_HTTP_CODES));
    }

    @Override
    public boolean cachesRequest(Request request) {
        return !ignoredSchemes.contains(UrlParts.scheme(request.url()));
    }

    @Override
    public boolean cachesResponse(Request request, Response response) {
        return !ignoredStatuses.contains(response.status());
    }

    @Override
    public boolean isFresh(Response cached, Request request, Instant now) {
        return true;
    }

    @Override
    public boolean isValid(Response cached, Response response) {
        return true;
    }
}

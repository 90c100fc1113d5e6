package crawler.engine.schedule;

import crawler.engine.Request;
import crawler.engine.Stats;
import crawler.engine.url.BaseUrl;
import crawler.engine.url.Fingerprint;
import crawler.engine.url.LinkHash;
import crawler.engine.url.SeenLinks;
import crawler.reactor.defer.Deferred;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The duplicate filter in memory: two requests are the same when method, canonical URL and body are (Scrapy's {@code
 * RFPDupeFilter}).
 *
 * <p>Nearly all links of a page were met before. Therefore a bounded memory of links as they were written stands in front
 * of the fingerprints: a link that it knows costs one hash of its characters.
 */
public final class FingerprintDupeFilter implements DupeFilter {
    private static final Logger LOG = LoggerFactory.getLogger(FingerprintDupeFilter.class);
    private static final int REMEMBERED_LINKS = 1 << 20;
    private static final byte[] NO_BODY = {};
    private static final Map<String, List<String>> NO_HEADERS = Map.of();

    private final FingerprintSet fingerprints = new FingerprintSet();
    private final SeenLinks links = new SeenLinks(REMEMBERED_LINKS);
    private final LinkHash hash = new LinkHash(new SecureRandom());
    private final Stats.Counter filtered;
    private boolean logged;

    public FingerprintDupeFilter(Stats stats) {
        this.filtered = stats.counter("dupefilter/filtered");
    }

    @Override
    public boolean met(BaseUrl base, String link) {
        hash.take(base, link);
        if (!links.contains(hash.first(), hash.second())) {
            return false;
        }
        filtered.add(1);
        return true;
    }

    @Override
    public Deferred<Boolean> seen(Request request) {
        boolean seen = isSeen(request);
        if (seen) {
            filtered.add(1);
            logFirst(request);
        }
        return Deferred.succeed(seen);
    }

    private boolean isSeen(Request request) {
        boolean plain = request.method().equals("GET") && !request.hasBody();
        if (plain) {
            hash.take(request.url());
            if (links.contains(hash.first(), hash.second())) {
                return true;
            }
            links.add(hash.first(), hash.second());
        }
        byte[] body = plain ? NO_BODY : request.body();
        return !fingerprints.add(Fingerprint.of(request.method(), request.url(), body, NO_HEADERS, false));
    }

    private void logFirst(Request request) {
        if (!logged) {
            logged = true;
            LOG.debug("Filtered duplicate request: {} - no more duplicates will be shown", request);
        }
    }
}

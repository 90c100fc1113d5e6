package crawler.engine.schedule;

import crawler.engine.Crawler;
import crawler.engine.Request;
import crawler.engine.Stats;
import crawler.engine.url.BaseUrl;
import crawler.engine.url.LinkHash;
import crawler.engine.url.SeenLinks;
import crawler.reactor.defer.Deferred;
import crawler.settings.Setting;
import java.security.SecureRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The duplicate filter in memory: two requests are the same when their fingerprints are (Scrapy's {@code RFPDupeFilter}).
 *
 * <p>Nearly all links of a page were met before. Therefore a bounded memory of links as they were written stands in front
 * of the fingerprints: a link that it knows costs one hash of its characters. A {@link Fingerprinter} of somebody's own may
 * not go by the URL alone, and is always asked.
 */
public final class FingerprintDupeFilter implements DupeFilter {
    public static final Setting<Boolean> DUPEFILTER_DEBUG =
            Setting.ofBoolean("DUPEFILTER_DEBUG", false).doc("Whether each duplicate is logged, not the first only.");

    private static final Logger LOG = LoggerFactory.getLogger(FingerprintDupeFilter.class);
    private static final int REMEMBERED_LINKS = 1 << 20;

    private final FingerprintSet fingerprints = new FingerprintSet();
    private final SeenLinks links = new SeenLinks(REMEMBERED_LINKS);
    private final LinkHash hash = new LinkHash(new SecureRandom());
    private final Fingerprinter fingerprinter;
    private final boolean byUrl;
    private final boolean debug;
    private final Stats.Counter filtered;
    private boolean logged;

    public FingerprintDupeFilter(Crawler crawler, Fingerprinter fingerprinter) {
        this(crawler.stats(), fingerprinter, crawler.settings().get(DUPEFILTER_DEBUG));
    }

    /** One outside a crawl, that goes by method, canonical URL and body. */
    public FingerprintDupeFilter(Stats stats) {
        this(stats, new CanonicalFingerprinter(), false);
    }

    private FingerprintDupeFilter(Stats stats, Fingerprinter fingerprinter, boolean debug) {
        this.fingerprinter = fingerprinter;
        this.byUrl = fingerprinter instanceof CanonicalFingerprinter canonical && canonical.goesByUrl();
        this.debug = debug;
        this.filtered = stats.counter("dupefilter/filtered");
    }

    @Override
    public boolean met(BaseUrl base, String link) {
        if (!byUrl) {
            return false;
        }
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
            log(request);
        }
        return Deferred.succeed(seen);
    }

    /** Neither counted nor logged: nothing is filtered. */
    @Override
    public Deferred<Boolean> remember(Request request) {
        isSeen(request);
        return Deferred.succeed(true);
    }

    private boolean isSeen(Request request) {
        if (byUrl && request.method().equals("GET") && !request.hasBody()) {
            hash.take(request.url());
            if (links.contains(hash.first(), hash.second())) {
                return true;
            }
            links.add(hash.first(), hash.second());
        }
        return !fingerprints.add(fingerprinter.fingerprint(request));
    }

    private void log(Request request) {
        if (debug) {
            LOG.debug("Filtered duplicate request: {}", request);
        } else if (!logged) {
            logged = true;
            LOG.debug(
                    "Filtered duplicate request: {} - no more duplicates will be shown (see DUPEFILTER_DEBUG to show all duplicates)",
                    request);
        }
    }
}

package crawler.engine.schedule;

import crawler.engine.LinkFilter;
import crawler.engine.Request;
import crawler.reactor.defer.Deferred;

/**
 * Knows the requests of a crawl, so that none is made twice. For the reactor thread.
 *
 * <p>An implementation is named in the setting DUPEFILTER_CLASS; what its public constructor may ask for is a {@link
 * crawler.engine.Crawler} and a {@link Fingerprinter}.
 */
public interface DupeFilter extends LinkFilter {

    /** Remembers a request; true when the same was there before. */
    Deferred<Boolean> seen(Request request);

    /** Remembers a request that is made in any case, such as a start request or another try of one; true at its end. */
    default Deferred<Boolean> remember(Request request) {
        return seen(request).addCallback(seen -> true);
    }
}

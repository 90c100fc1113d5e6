package crawler.engine.schedule;

import crawler.engine.Request;
import crawler.engine.url.BaseUrl;
import crawler.reactor.defer.Deferred;

/** The duplicate filter that lets all pass. Scrapy's {@code BaseDupeFilter}. */
public final class NoDupeFilter implements DupeFilter {

    @Override
    public boolean met(BaseUrl base, String link) {
        return false;
    }

    @Override
    public Deferred<Boolean> seen(Request request) {
        return Deferred.succeed(false);
    }
}

package crawler.engine.scrape.middleware;

import crawler.engine.Crawler;
import crawler.engine.Output;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.error.NotConfigured;
import crawler.engine.referrer.Referrers;
import crawler.engine.scrape.SpiderMiddleware;
import java.util.stream.Stream;

/** Has requests tell, in their Referer header, which page led to them, as far as its policy allows. */
public final class Referer implements SpiderMiddleware {
    private final Referrers referrers;

    public Referer(Crawler crawler) {
        if (!crawler.settings().get(Referrers.REFERER_ENABLED)) {
            throw new NotConfigured("REFERER_ENABLED is false");
        }
        this.referrers = new Referrers(crawler.settings());
    }

    @Override
    public Stream<? extends Output> processOutput(Response page, Stream<? extends Output> outputs) {
        return outputs.map(output -> output instanceof Request request ? referrers.refer(page, request) : output);
    }
}

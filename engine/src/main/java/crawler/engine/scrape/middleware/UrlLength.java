package crawler.engine.scrape.middleware;

import crawler.engine.Crawler;
import crawler.engine.Output;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.error.NotConfigured;
import crawler.engine.scrape.SpiderMiddleware;
import crawler.settings.Setting;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Drops requests whose URL is longer than servers and traps deserve. */
public final class UrlLength implements SpiderMiddleware {
    public static final Setting<Integer> URLLENGTH_LIMIT = Setting.ofInt("URLLENGTH_LIMIT", 2083)
            .min(0)
            .unit("characters")
            .doc("The longest URL that is requested; 0 for no limit.");

    private static final Logger LOG = LoggerFactory.getLogger(UrlLength.class);

    private final Crawler crawler;
    private final int limit;

    public UrlLength(Crawler crawler) {
        this.crawler = crawler;
        this.limit = crawler.settings().get(URLLENGTH_LIMIT);
        if (limit == 0) {
            throw new NotConfigured("URLLENGTH_LIMIT is 0");
        }
    }

    @Override
    public Stream<? extends Output> processStart(Stream<? extends Output> start) {
        return start.filter(this::isShort);
    }

    @Override
    public Stream<? extends Output> processOutput(Response page, Stream<? extends Output> outputs) {
        return outputs.filter(this::isShort);
    }

    private boolean isShort(Output output) {
        if (!(output instanceof Request request) || request.url().length() <= limit) {
            return true;
        }
        crawler.stats().increment("urllength/request_ignored_count");
        LOG.info("Ignoring link (url length > {}): {}", limit, request.url());
        return false;
    }
}

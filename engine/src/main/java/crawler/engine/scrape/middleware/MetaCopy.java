package crawler.engine.scrape.middleware;

import crawler.engine.Crawler;
import crawler.engine.Output;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.Spider;
import crawler.engine.download.http.HttpHandler;
import crawler.engine.download.middleware.Patience;
import crawler.engine.download.middleware.Redirect;
import crawler.engine.download.middleware.Retry;
import crawler.engine.download.proxy.HttpProxy;
import crawler.engine.scrape.SpiderMiddleware;
import crawler.engine.session.Sessions;
import crawler.settings.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warns, once a crawl, of a request to which a callback has given the attributes of its page as a whole: some tell how that
 * page was got, and make the new request count as redirected or retried.
 */
public final class MetaCopy implements SpiderMiddleware {
    public static final Setting<List<String>> META_COPY_WARN_SKIP_KEYS = Setting.ofList("META_COPY_WARN_SKIP_KEYS")
            .doc("Attributes that may be copied from a page to a request without a warning.");

    private static final Logger LOG = LoggerFactory.getLogger(MetaCopy.class);

    private final Spider spider;
    private final List<String> names;
    private boolean told;

    public MetaCopy(Crawler crawler) {
        this.spider = crawler.spider();
        List<String> own = new ArrayList<>(List.of(
                HttpProxy.AUTH_PROXY.name(),
                HttpProxy.SCHEME_PROXY.name(),
                HttpHandler.LATENCY.name(),
                Redirect.REDIRECT_REASONS.name(),
                Redirect.REDIRECT_TIMES.name(),
                Redirect.REDIRECT_TTL.name(),
                Redirect.REDIRECT_URLS.name(),
                Retry.RETRY_TIMES_SO_FAR.name(),
                Patience.BACKOFF_TIMES_SO_FAR.name(),
                Sessions.ROTATIONS.name()));
        own.removeAll(crawler.settings().get(META_COPY_WARN_SKIP_KEYS));
        this.names = List.copyOf(own);
    }

    @Override
    public Stream<? extends Output> processOutput(Response page, Stream<? extends Output> outputs) {
        return told
                ? outputs
                : outputs.peek(output -> {
                    if (!told && output instanceof Request request && request != page.request()) {
                        check(page, request);
                    }
                });
    }

    private void check(Response page, Request request) {
        List<String> found = names.stream()
                .filter(name -> request.attributes().get(name).isPresent())
                .toList();
        if (!found.isEmpty() && !isRetried(page, request)) {
            told = true;
            LOG.warn(
                    "Spider \"{}\" yielded {} on {} with the attributes {}, which tell how that page was got: give a new"
                            + " request only those that it needs, or name these in META_COPY_WARN_SKIP_KEYS",
                    spider.name(),
                    request,
                    page,
                    found);
        }
    }

    /** A request that is made again has them by right. */
    private static boolean isRetried(Response page, Request request) {
        int before = page.get(Retry.RETRY_TIMES_SO_FAR).orElse(0);
        return request.url().equals(page.request().url())
                && request.get(Retry.RETRY_TIMES_SO_FAR).orElse(0) > before;
    }
}

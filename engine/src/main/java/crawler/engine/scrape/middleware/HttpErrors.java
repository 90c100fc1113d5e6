package crawler.engine.scrape.middleware;

import crawler.engine.Crawler;
import crawler.engine.Output;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.download.middleware.HttpStatuses;
import crawler.engine.error.HttpError;
import crawler.engine.scrape.SpiderMiddleware;
import crawler.settings.Setting;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps pages from callbacks whose status is no success, unless somebody wants them; they go to errbacks. */
public final class HttpErrors implements SpiderMiddleware {
    public static final Setting<Boolean> HTTPERROR_ALLOW_ALL =
            Setting.ofBoolean("HTTPERROR_ALLOW_ALL", false).doc("Whether pages of all statuses go to the callbacks.");
    public static final Setting<List<Integer>> HTTPERROR_ALLOWED_CODES = Setting.ofIntList("HTTPERROR_ALLOWED_CODES")
            .doc("Statuses other than 2xx whose pages go to the callbacks.");

    private static final Logger LOG = LoggerFactory.getLogger(HttpErrors.class);

    private final Crawler crawler;
    private final boolean allowAll;
    private final Set<Integer> allowed;

    public HttpErrors(Crawler crawler) {
        this.crawler = crawler;
        this.allowAll = crawler.settings().get(HTTPERROR_ALLOW_ALL);
        this.allowed = new HashSet<>(crawler.settings().get(HTTPERROR_ALLOWED_CODES));
    }

    @Override
    public void processInput(Response page) {
        int status = page.status();
        if (status / 100 == 2
                || page.request().is(HttpStatuses.HANDLE_HTTPSTATUS_ALL)
                || isAllowed(page.request(), status)) {
            return;
        }
        throw new HttpError(page);
    }

    /** A page is ignored, and counted so, when no errback took it. */
    @Override
    public Optional<Stream<? extends Output>> processException(Response page, Throwable error) {
        if (!(error instanceof HttpError)) {
            return Optional.empty();
        }
        crawler.stats().increment("httperror/response_ignored_count");
        crawler.stats().increment("httperror/response_ignored_status_count/" + page.status());
        LOG.info("Ignoring response {}: HTTP status code is not handled or not allowed", page);
        return Optional.of(Stream.empty());
    }

    /** What the request says counts; else the setting for all; else what the spider says; else the setting. */
    private boolean isAllowed(Request request, int status) {
        Optional<List<Integer>> ofRequest = request.get(HttpStatuses.HANDLE_HTTPSTATUS_LIST);
        if (ofRequest.isPresent() || allowAll) {
            return ofRequest.map(list -> list.contains(status)).orElse(true);
        }
        Set<Integer> ofSpider = crawler.spider().handleHttpStatusList();
        return ofSpider.isEmpty() ? allowed.contains(status) : ofSpider.contains(status);
    }
}

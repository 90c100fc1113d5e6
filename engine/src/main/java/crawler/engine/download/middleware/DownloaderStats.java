package crawler.engine.download.middleware;

import crawler.engine.Crawler;
import crawler.engine.Fetched;
import crawler.engine.Headers;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.Stats;
import crawler.engine.Stats.Counter;
import crawler.engine.download.StepMiddleware;
import crawler.engine.error.NotConfigured;
import crawler.settings.Setting;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Counts what is sent and what comes back, under {@code downloader/…}. */
public final class DownloaderStats extends StepMiddleware {
    public static final Setting<Boolean> DOWNLOADER_STATS =
            Setting.ofBoolean("DOWNLOADER_STATS", true).doc("Whether requests and responses are counted.");

    private final Stats stats;
    private final Counter requests;
    private final Counter requestBytes;
    private final Counter responses;
    private final Counter responseBytes;
    private final Map<Object, Counter> counters = new HashMap<>();

    public DownloaderStats(Crawler crawler) {
        if (!crawler.settings().get(DOWNLOADER_STATS)) {
            throw new NotConfigured("DOWNLOADER_STATS is false");
        }
        this.stats = crawler.stats();
        this.requests = stats.counter("downloader/request_count");
        this.requestBytes = stats.counter("downloader/request_bytes");
        this.responses = stats.counter("downloader/response_count");
        this.responseBytes = stats.counter("downloader/response_bytes");
    }

    @Override
    protected Request processRequest(Request request) {
        requests.add(1);
        counter("downloader/request_method_count/", request.method()).add(1);
        requestBytes.add(requestBytes(request));
        return request;
    }

    @Override
    protected Fetched processResponse(Request request, Response response) {
        responses.add(1);
        counter("downloader/response_status_count/", response.status()).add(1);
        responseBytes.add(fieldBytes(response.headers()) + response.bodySize() + 19);
        return response;
    }

    @Override
    protected Fetched processException(Request request, Exception error) throws Exception {
        count(stats, error);
        throw error;
    }

    /** Counts refusals of a middleware further out, which never come here but count as exceptions in Scrapy. */
    static Consumer<Exception> refusals(Crawler crawler) {
        Stats stats = crawler.stats();
        return crawler.settings().get(DOWNLOADER_STATS) ? error -> count(stats, error) : error -> {};
    }

    private static void count(Stats stats, Exception error) {
        stats.increment("downloader/exception_count");
        stats.increment("downloader/exception_type_count/" + error.getClass().getSimpleName());
    }

    /** The count of a method or a status; both are few. */
    private Counter counter(String prefix, Object kind) {
        return counters.computeIfAbsent(kind, key -> stats.counter(prefix + kind));
    }

    private static long requestBytes(Request request) {
        long body = request.hasBody() ? request.body().length : 0;
        return request.method().length() + request.url().length() + 12 + fieldBytes(request.headers()) + body;
    }

    private static long fieldBytes(Headers headers) {
        long[] bytes = {2};
        headers.forEach((name, value) -> bytes[0] += name.length() + value.length() + 4);
        return bytes[0];
    }
}

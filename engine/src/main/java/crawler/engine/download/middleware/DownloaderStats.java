package crawler.engine.download.middleware;

import crawler.engine.Crawler;
import crawler.engine.Fetched;
import crawler.engine.Headers;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.Stats;
import crawler.engine.download.StepMiddleware;

/** Counts what is sent and what comes back, under {@code downloader/…}. */
public final class DownloaderStats extends StepMiddleware {
    private final Stats stats;

    public DownloaderStats(Crawler crawler) {
        this.stats = crawler.stats();
    }

    @Override
    protected Request processRequest(Request request) {
        stats.increment("downloader/request_count");
        stats.increment("downloader/request_method_count/" + request.method());
        stats.increment("downloader/request_bytes", requestBytes(request));
        return request;
    }

    @Override
    protected Fetched processResponse(Request request, Response response) {
        stats.increment("downloader/response_count");
        stats.increment("downloader/response_status_count/" + response.status());
        stats.increment("downloader/response_bytes", fieldBytes(response.headers()) + response.body().length + 19);
        return response;
    }

    @Override
    protected Fetched processException(Request request, Exception error) throws Exception {
        stats.increment("downloader/exception_count");
        stats.increment("downloader/exception_type_count/" + error.getClass().getSimpleName());
        throw error;
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

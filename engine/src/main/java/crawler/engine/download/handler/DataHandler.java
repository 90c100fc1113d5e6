package crawler.engine.download.handler;

import crawler.engine.Headers;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.body.Body;
import crawler.engine.download.DownloadHandler;
import crawler.reactor.defer.Deferred;

/** Answers {@code data:} URLs out of themselves. */
public final class DataHandler implements DownloadHandler {

    @Override
    public Deferred<Response> download(Request request) {
        return Deferred.execute(() -> {
            DataUrl url = DataUrl.of(request.url());
            Headers headers = Headers.of("Content-Type", url.type());
            return new Response(request.url(), request, 200, headers, Body.of(url.data()));
        });
    }
}

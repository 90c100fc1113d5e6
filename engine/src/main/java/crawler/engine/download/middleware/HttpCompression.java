package crawler.engine.download.middleware;

import crawler.engine.Crawler;
import crawler.engine.Fetched;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.Stats.Counter;
import crawler.engine.body.ContentCoding;
import crawler.engine.download.Decompression;
import crawler.engine.download.DownloaderMiddleware;
import crawler.engine.download.Fetcher;
import crawler.engine.error.NotConfigured;
import crawler.reactor.Reactor;
import crawler.reactor.Threads;
import crawler.reactor.defer.Deferred;
import crawler.reactor.defer.Outcome;
import java.util.Optional;

/**
 * Asks for compressed bodies and takes them apart. The HTTP handler has done the work ahead on its own threads; what comes
 * from elsewhere, such as a cache, is taken apart on a worker thread.
 */
public final class HttpCompression implements DownloaderMiddleware {
    private static final String ACCEPT_ENCODING = "Accept-Encoding";

    private final Reactor reactor;
    private final Decompression decompression;
    private final Counter responses;
    private final Counter bytes;

    public HttpCompression(Crawler crawler) {
        if (!crawler.settings().get(Decompression.COMPRESSION_ENABLED)) {
            throw new NotConfigured("COMPRESSION_ENABLED is false");
        }
        this.reactor = crawler.reactor();
        this.decompression = new Decompression(crawler.settings());
        this.responses = crawler.stats().counter("httpcompression/response_count");
        this.bytes = crawler.stats().counter("httpcompression/response_bytes");
    }

    @Override
    public Deferred<Fetched> fetch(Request request, Fetcher next) {
        Request asking = request.headers().contains(ACCEPT_ENCODING)
                ? request
                : request.withHeader(ACCEPT_ENCODING, ContentCoding.ACCEPTED);
        return next.fetch(asking).addAsyncCallback(this::decoded);
    }

    private Deferred<Fetched> decoded(Fetched fetched) {
        if (!(fetched instanceof Response response) || !decompression.concerns(response)) {
            return Deferred.succeed(fetched);
        }
        Optional<Outcome<Response>> ahead = response.decodedAhead();
        return ahead.isPresent()
                ? Deferred.succeed(counted(response.withContentOf(ahead.get().get())))
                : Threads.<Fetched>deferToThread(reactor, () -> decompression.decoded(response))
                        .addCallback(decoded -> counted((Response) decoded));
    }

    private Response counted(Response response) {
        responses.add(1);
        bytes.add(response.bodySize());
        return response;
    }
}

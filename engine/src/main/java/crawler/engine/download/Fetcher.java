package crawler.engine.download;

import crawler.engine.Fetched;
import crawler.engine.Request;
import crawler.reactor.defer.Deferred;
import java.util.Objects;

/** Gets what a request asks for. For the reactor thread. */
@FunctionalInterface
public interface Fetcher {

    /** Fires with the response, or with the request to make instead; fails when there is neither. */
    Deferred<Fetched> fetch(Request request);

    /** This with {@code middleware} around it. */
    default Fetcher wrappedIn(DownloaderMiddleware middleware) {
        return request -> Deferred.executeAsync(() -> Objects.requireNonNull(
                middleware.fetch(request, this),
                () -> middleware.getClass().getName()
                        + ".fetch returned null; to change nothing, return next.fetch(request)"));
    }
}

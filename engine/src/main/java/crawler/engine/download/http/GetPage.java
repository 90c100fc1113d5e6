package crawler.engine.download.http;

import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.download.Statuses;
import crawler.reactor.Reactor;
import crawler.reactor.defer.Deferred;
import crawler.settings.Settings;
import java.time.Duration;

/** One page without a crawl. Twisted's {@code getPage}. */
public final class GetPage {

    /** A page whose status is no success; the message is such as {@code 404 Not Found}. */
    public static final class StatusError extends RuntimeException {
        private final transient Response response;

        StatusError(Response response) {
            super(Statuses.message(response.status()));
            this.response = response;
        }

        public Response response() {
            return response;
        }
    }

    private static final Duration LONGEST = Duration.ofMinutes(3);

    private GetPage() {}

    /**
     * Gets a page; returns at once. Fails with a {@link StatusError} when the status is not 2xx, else as {@link
     * HttpHandler}. Nothing is retried, no redirect is followed, and after three minutes it fails
     * with a {@link crawler.reactor.defer.TimeoutError}.
     *
     * @param reactor on which the Deferred fires
     */
    public static Deferred<Response> getPage(Reactor reactor, String url) {
        return Deferred.executeAsync(() -> {
            Request request = new Request(url);
            HttpHandler handler = new HttpHandler(reactor, Settings.defaults(), any -> Watch.NONE);
            return handler.download(request)
                    .addTimeout(LONGEST, reactor)
                    .tap(outcome -> handler.close())
                    .addCallback(GetPage::successful);
        });
    }

    private static Response successful(Response response) {
        if (response.status() / 100 != 2) {
            throw new StatusError(response);
        }
        return response;
    }
}

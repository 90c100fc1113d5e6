package crawler.engine.examples.tour;

import crawler.reactor.defer.Callback;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A page to get, and what is to be done with it. The real one is {@link crawler.engine.Request}.
 *
 * <p>No record: two requests for the same page are two requests.
 */
final class Request {
    private final String url;
    private final Optional<Callback<Response, Stream<Request>>> callback;

    /** A request whose page goes to the spider's {@link Spider#parse}. */
    Request(String url) {
        this.url = url;
        this.callback = Optional.empty();
    }

    Request(String url, Callback<Response, Stream<Request>> callback) {
        this.url = url;
        this.callback = Optional.of(callback);
    }

    String url() {
        return url;
    }

    Optional<Callback<Response, Stream<Request>>> callback() {
        return callback;
    }
}

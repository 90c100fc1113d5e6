package crawler.engine.download.http;

import crawler.engine.Response;
import crawler.engine.download.Decompression;
import crawler.reactor.defer.Failure;
import crawler.reactor.defer.Outcome;
import java.util.Set;

/**
 * What is done with a response before the reactor thread sees it: its body is taken apart, and the document of an HTML page
 * is made, on few threads. While nobody wants documents, a short body is taken apart where it was read, which costs less
 * than a hand-over.
 */
final class Preparation {
    private static final int SHORT_BODY = 64 * 1024;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final ParseThreads threads;
    private final ParseAdvice advice = new ParseAdvice();
    private final Decompression decompression;

    Preparation(ParseThreads threads, Decompression decompression) {
        this.threads = threads;
        this.decompression = decompression;
    }

    /** Delivers the response when it is prepared, now or later. For a thread that fetches. */
    void prepare(Response response, Delivery delivery) {
        boolean decode = mustDecode(response);
        if (mustParse(response, decode) || (decode && response.bodySize() > SHORT_BODY)) {
            threads.execute(new Preparing(response, decode, delivery));
        } else if (decode) {
            new Preparing(response, true, delivery).run();
        } else {
            delivery.succeeded(response, response);
        }
    }

    /** Delivers the response when it is prepared, if there is anything to prepare. For the reactor thread. */
    boolean prepareElsewhere(Response response, Delivery delivery) {
        boolean decode = mustDecode(response);
        if (!decode && !mustParse(response, false)) {
            return false;
        }
        threads.execute(new Preparing(response, decode, delivery));
        return true;
    }

    private boolean mustDecode(Response response) {
        return decompression.concerns(response) && !REDIRECTS.contains(response.status());
    }

    private boolean mustParse(Response response, boolean decode) {
        return advice.worthwhile() && (decode || ParseThreads.wants(response));
    }

    void dealtWith(Response page) {
        advice.dealtWith(page);
    }

    /** The preparing of one response. */
    private final class Preparing implements Job {
        private final Response response;
        private final boolean decode;
        private final Delivery delivery;

        Preparing(Response response, boolean decode, Delivery delivery) {
            this.response = response;
            this.decode = decode;
            this.delivery = delivery;
        }

        @Override
        public void run() {
            try {
                Outcome<Response> decoded = decode ? decoded() : new Outcome.Success<>(response);
                if (decoded.succeeded() && advice.worthwhile() && ParseThreads.wants(decoded.get())) {
                    decoded.get().prepareDocument();
                }
                Response page = decoded.succeeded() ? decoded.get() : response;
                delivery.succeeded(decode ? response.withDecodedAhead(decoded) : response, page);
            } catch (Throwable e) { // whatever it is, nobody but the Deferred can tell of it
                delivery.failed(e);
            }
        }

        private Outcome<Response> decoded() {
            try {
                return new Outcome.Success<>(decompression.decoded(response));
            } catch (Exception e) {
                return new Outcome.Failed<>(Failure.of(e));
            }
        }

        @Override
        public void abandon() {
            delivery.abandon();
        }
    }
}

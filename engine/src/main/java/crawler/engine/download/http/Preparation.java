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

    /** Tells the download when the response is prepared, now or later. */
    void prepare(Response response, Download download) {
        boolean decode = decompression.concerns(response) && !REDIRECTS.contains(response.status());
        boolean parse = advice.worthwhile() && (decode || ParseThreads.wants(response));
        if (parse || (decode && response.bodySize() > SHORT_BODY)) {
            threads.execute(new Preparing(response, decode, download));
        } else if (decode) {
            new Preparing(response, true, download).run();
        } else {
            download.succeeded(response, response);
        }
    }

    void dealtWith(Response page) {
        advice.dealtWith(page);
    }

    /** The preparing of one response. */
    private final class Preparing implements Job {
        private final Response response;
        private final boolean decode;
        private final Download download;

        Preparing(Response response, boolean decode, Download download) {
            this.response = response;
            this.decode = decode;
            this.download = download;
        }

        @Override
        public void run() {
            try {
                Outcome<Response> decoded = decode ? decoded() : new Outcome.Success<>(response);
                if (decoded.succeeded() && advice.worthwhile() && ParseThreads.wants(decoded.get())) {
                    decoded.get().prepareDocument();
                }
                Response page = decoded.succeeded() ? decoded.get() : response;
                download.succeeded(decode ? response.withDecodedAhead(decoded) : response, page);
            } catch (Throwable e) { // whatever it is, nobody but the Deferred can tell of it
                download.failed(e);
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
            download.abandon();
        }
    }
}

package crawler.engine.download;

import crawler.engine.Fetched;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.reactor.defer.Deferred;
import java.util.Objects;

/** A middleware in Scrapy's three steps: before the download, after it, and after its failure. */
public abstract class StepMiddleware implements DownloaderMiddleware {

    /**
     * Before the download: the request to go on with, changed or not. What it throws counts as the failure of the
     * download for those further out. Scrapy's {@code process_request}.
     */
    protected Request processRequest(Request request) throws Exception {
        return request;
    }

    /** After it: the response, or another one, or a request to make instead. Scrapy's {@code process_response}. */
    protected Fetched processResponse(Request request, Response response) throws Exception {
        return response;
    }

    /** After its failure: throws it on, or makes up for it. Scrapy's {@code process_exception}. */
    protected Fetched processException(Request request, Exception error) throws Exception {
        throw error;
    }

    @Override
    public final Deferred<Fetched> fetch(Request request, Fetcher next) throws Exception {
        Request sent = notNull(processRequest(request), "processRequest", "the request");
        return next.fetch(sent)
                .<Fetched>addCallbacks(
                        fetched -> fetched instanceof Response response
                                ? notNull(processResponse(sent, response), "processResponse", "the response")
                                : fetched,
                        failure -> {
                            failure.trap(Exception.class);
                            return notNull(
                                    processException(sent, (Exception) failure.value()),
                                    "processException",
                                    "a response or a request, or throw the error on");
                        });
    }

    private <T> T notNull(T answer, String step, String instead) {
        return Objects.requireNonNull(
                answer, () -> getClass().getName() + "." + step + " returned null; return " + instead);
    }
}

package crawler.engine.download;

import crawler.engine.Fetched;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.reactor.defer.Deferred;

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
        Request sent = processRequest(request);
        return next.fetch(sent)
                .<Fetched>addCallbacks(
                        fetched -> fetched instanceof Response response ? processResponse(sent, response) : fetched,
                        failure -> {
                            failure.trap(Exception.class);
                            return processException(sent, (Exception) failure.value());
                        });
    }
}

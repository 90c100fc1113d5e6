package crawler.engine.download;

import crawler.engine.Fetched;
import crawler.engine.Request;
import crawler.reactor.defer.Deferred;

/**
 * What stands around a download. One with a lower order number stands further out, nearer to the engine. State of one
 * request lives in local variables. For the reactor thread.
 *
 * @see StepMiddleware for Scrapy's three steps
 */
@FunctionalInterface
public interface DownloaderMiddleware {

    /**
     * Answers a request, as a rule by {@code next.fetch} of it or of a changed one.
     *
     * @throws Exception as if the Deferred had failed with it
     */
    Deferred<Fetched> fetch(Request request, Fetcher next) throws Exception;
}

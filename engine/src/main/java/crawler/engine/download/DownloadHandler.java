package crawler.engine.download;

import crawler.engine.Request;
import crawler.engine.Response;
import crawler.reactor.defer.Deferred;

/**
 * Gets URLs of some schemes. An implementation has a public constructor without parameters or with a {@link
 * crawler.engine.Crawler}.
 */
public interface DownloadHandler {

    /**
     * Starts the download and returns at once; fires on the reactor thread, fails with a {@link
     * crawler.engine.error.DownloadError} as a rule. Cancelling ends the download.
     */
    Deferred<Response> download(Request request);

    /** Frees what it holds; nothing is downloaded any more. */
    default Deferred<Void> close() {
        return Deferred.succeed(null);
    }
}

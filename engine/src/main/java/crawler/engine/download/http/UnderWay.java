package crawler.engine.download.http;

import crawler.engine.Response;
import crawler.reactor.defer.Deferred;

/** A download that has begun. */
interface UnderWay extends Delivery, SlowDownloads.Watched {

    /** Fires on the reactor thread; cancelling it ends the download. */
    Deferred<Response> result();
}

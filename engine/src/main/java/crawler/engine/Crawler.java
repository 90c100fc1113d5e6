package crawler.engine;

import crawler.reactor.Reactor;
import crawler.reactor.defer.Deferred;
import crawler.settings.Settings;

/** One crawl, as its components see it. All methods belong to the reactor thread. */
public interface Crawler {

    Spider spider();

    /** Frozen: what holds for the whole crawl. */
    Settings settings();

    Stats stats();

    Events events();

    Reactor reactor();

    /** Schedules a request, as if a callback had yielded it. */
    void crawl(Request request);

    /** Downloads past scheduler and callbacks, through the downloader middlewares: Scrapy's {@code engine.download}. */
    Deferred<Response> download(Request request);

    /** Ends the crawl after what is in flight; later calls change nothing. */
    void close(String reason);
}

package crawler.engine;

import crawler.engine.robots.RobotsRules;

/** What happens in a crawl, as records; each names Scrapy's signal. */
public sealed interface Event {

    /** {@code engine_started}. */
    record EngineStarted() implements Event {}

    /** {@code engine_stopped}. */
    record EngineStopped() implements Event {}

    /** {@code scheduler_empty}: there was room for a request and none waits. */
    record SchedulerEmpty() implements Event {}

    /** {@code spider_opened}. A listener may throw CloseSpider. */
    record SpiderOpened(Spider spider) implements Event {}

    /** {@code spider_idle}: nothing is left to do. A listener may throw DontCloseSpider or CloseSpider. */
    record SpiderIdle(Spider spider) implements Event {}

    /** {@code spider_closed}: all is written. */
    record SpiderClosed(Spider spider, String reason) implements Event {}

    /** {@code spider_error}: a callback, an errback or {@code start} threw. */
    record SpiderError(Throwable error, Request request, Spider spider) implements Event {}

    /** {@code request_scheduled}: before the duplicate filter. A listener may throw IgnoreRequest. */
    record RequestScheduled(Request request, Spider spider) implements Event {}

    /** {@code request_dropped}: the scheduler did not take it. */
    record RequestDropped(Request request, Spider spider) implements Event {}

    /** {@code request_reached_downloader}: it is sent now. */
    record RequestReachedDownloader(Request request, Spider spider) implements Event {}

    /**
     * {@code robots_parsed}: a site's robots.txt is there.
     *
     * @param agent the name by which rules are asked for
     * @param request the first one that had to wait for it
     */
    record RobotsParsed(RobotsRules rules, String agent, Request request, Spider spider) implements Event {}

    /** {@code request_left_downloader}: answered or failed. */
    record RequestLeftDownloader(Request request, Spider spider) implements Event {}

    /**
     * {@code headers_received}: of an answer whose body was not read yet. A listener may throw StopDownload.
     *
     * @param bodySize what is announced, -1 when nothing is
     */
    record HeadersReceived(Headers headers, long bodySize, Request request, Spider spider) implements Event {}

    /**
     * {@code bytes_received}: some more of a body, as it came over the wire; not to be changed. A listener may throw
     * StopDownload.
     */
    record BytesReceived(byte[] data, Request request, Spider spider) implements Event {}

    /** {@code response_downloaded}: as it came, before the middlewares. */
    record ResponseDownloaded(Response response, Request request, Spider spider) implements Event {}

    /** {@code response_received}: after the middlewares. */
    record ResponseReceived(Response response, Request request, Spider spider) implements Event {}

    /** {@code item_scraped}: an item has passed all pipelines. */
    record ItemScraped(Item item, Response response, Spider spider) implements Event {}

    /** {@code item_dropped}: a pipeline threw DropItem. */
    record ItemDropped(Item item, Response response, Throwable reason, Spider spider) implements Event {}

    /** {@code item_error}: a pipeline threw something else. */
    record ItemError(Item item, Response response, Throwable error, Spider spider) implements Event {}

    /** {@code memusage_warning_reached}: the process has taken more memory than MEMUSAGE_WARNING_MB. */
    record MemoryUsageWarningReached() implements Event {}

    /** {@code feed_slot_closed}: one file of a feed is complete. */
    record FeedSlotClosed(String uri, long items) implements Event {}

    /** {@code feed_exporter_closed}: all feeds are complete. */
    record FeedExporterClosed() implements Event {}
}

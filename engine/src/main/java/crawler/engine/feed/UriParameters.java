package crawler.engine.feed;

import crawler.engine.Spider;
import java.util.Map;

/**
 * What stands for the places in the URI of a feed: the class that {@code FEED_URI_PARAMS} or a feed's {@code uri_params}
 * names, with a public constructor without parameters.
 */
@FunctionalInterface
public interface UriParameters {

    /** @param known those of Scrapy and those of the spider, by name; not to be changed. */
    Map<String, ?> of(Map<String, Object> known, Spider spider);
}

package crawler.engine.core;

import java.util.Map;

/**
 * What a crawl came to.
 *
 * @param reason the finish reason: {@code finished}, {@code shutdown}, or what closed it
 * @param stats all figures by Scrapy's keys, sorted
 * @param books where its requests went
 */
public record CrawlResult(String reason, Map<String, Object> stats, Books books) {

    /** A count; zero when it is not there. */
    public long count(String key) {
        return stats.get(key) instanceof Number number ? number.longValue() : 0;
    }
}

package crawler.engine.testing;

import crawler.engine.Item;
import crawler.engine.core.Books;
import crawler.engine.core.CrawlResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a {@link TestCrawl} came to.
 *
 * @param items those that passed all pipelines, in order
 * @param visits the requests that reached the site, in order
 * @param errors what callbacks, errbacks, {@code start} and pipelines threw, and failures that nobody handled, in order
 * @param took how long it was in virtual time
 * @param result reason, stats and books
 */
public record CrawlTrace(
        List<Item> items, List<Visit> visits, List<Throwable> errors, Duration took, CrawlResult result) {
    public CrawlTrace {
        items = List.copyOf(items);
        visits = List.copyOf(visits);
        errors = List.copyOf(errors);
    }

    /** The URLs that were requested, in order. */
    public List<String> urls() {
        return visits.stream().map(Visit::url).toList();
    }

    /** The items of this type, in order. */
    public <T extends Item> List<T> items(Class<T> type) {
        return items.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** Why it ended: {@code finished}, as a rule. */
    public String finishReason() {
        return result.reason();
    }

    /** All figures by Scrapy's keys. */
    public Map<String, Object> stats() {
        return result.stats();
    }

    /** A figure that is a count; zero when it is not there. */
    public long count(String key) {
        return result.count(key);
    }

    /** Where the requests went. */
    public Books books() {
        return result.books();
    }
}

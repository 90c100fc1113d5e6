package crawler.engine;

import java.util.Map;
import java.util.Optional;

/** Figures about a crawl under Scrapy's keys. For the reactor thread. */
public interface Stats {

    /** Adds one to a count that starts at zero. */
    default void increment(String key) {
        increment(key, 1);
    }

    void increment(String key, long by);

    /** The count of this key, for those who count often and would rather not look it up each time. */
    Counter counter(String key);

    /** One count. */
    @FunctionalInterface
    interface Counter {
        void add(long by);
    }

    /** Puts a number, a text or an instant. */
    void set(String key, Object value);

    /** Keeps the larger one. */
    void max(String key, long value);

    /** Keeps the smaller one. */
    void min(String key, long value);

    Optional<Object> get(String key);

    /** A count; zero when it is not there. */
    long count(String key);

    /** All of them, sorted by key. */
    Map<String, Object> asMap();
}

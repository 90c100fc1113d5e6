package crawler.engine;

import java.util.Map;
import java.util.Optional;

/** The stats collector that keeps nothing. Scrapy's {@code DummyStatsCollector}. */
public final class NoStats implements Stats {

    @Override
    public void increment(String key, long by) {
        // nothing is kept
    }

    @Override
    public Counter counter(String key) {
        return by -> {};
    }

    @Override
    public void set(String key, Object value) {
        // nothing is kept
    }

    @Override
    public void max(String key, long value) {
        // nothing is kept
    }

    @Override
    public void min(String key, long value) {
        // nothing is kept
    }

    @Override
    public Optional<Object> get(String key) {
        return Optional.empty();
    }

    @Override
    public long count(String key) {
        return 0;
    }

    @Override
    public Map<String, Object> asMap() {
        return Map.of();
    }
}

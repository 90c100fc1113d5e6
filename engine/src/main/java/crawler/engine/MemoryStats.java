package crawler.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The stats collector that keeps all in memory. */
public final class MemoryStats implements Stats {
    private final Map<String, Object> values = new HashMap<>();

    /** A count that grows in place, so that counting allocates nothing. */
    private static final class Count {
        private long value;
    }

    @Override
    public Counter counter(String key) {
        Count[] count = new Count[1];
        return by -> {
            if (count[0] == null) { // a count that never grew is not shown
                count[0] = count(key, 0);
            }
            count[0].value += by;
        };
    }

    @Override
    public void increment(String key, long by) {
        count(key, 0).value += by;
    }

    @Override
    public void set(String key, Object value) {
        values.put(key, value);
    }

    @Override
    public void max(String key, long value) {
        Count count = count(key, value);
        count.value = Math.max(count.value, value);
    }

    @Override
    public void min(String key, long value) {
        Count count = count(key, value);
        count.value = Math.min(count.value, value);
    }

    private Count count(String key, long start) {
        Object value = values.get(key);
        if (value instanceof Count count) {
            return count;
        }
        Count count = new Count();
        count.value = value instanceof Number number ? number.longValue() : start;
        values.put(key, count);
        return count;
    }

    @Override
    public Optional<Object> get(String key) {
        return Optional.ofNullable(plain(values.get(key)));
    }

    @Override
    public long count(String key) {
        return plain(values.get(key)) instanceof Number number ? number.longValue() : 0;
    }

    @Override
    public Map<String, Object> asMap() {
        Map<String, Object> sorted = new TreeMap<>();
        values.forEach((key, value) -> sorted.put(key, plain(value)));
        return sorted;
    }

    private static Object plain(Object value) {
        return value instanceof Count count ? (Object) count.value : value;
    }
}

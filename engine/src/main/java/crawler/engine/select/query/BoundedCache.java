package crawler.engine.select.query;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

/** A thread-safe store of compiled queries; when full it starts anew, since a crawl has few queries and repeats them. */
public final class BoundedCache<K, V> {
    private final ConcurrentMap<K, V> entries = new ConcurrentHashMap<>();
    private final int limit;

    public BoundedCache(int limit) {
        this.limit = limit;
    }

    /** The stored value of the key, else what {@code compile} makes of it; what it throws is passed on and nothing stored. */
    public V get(K key, Function<? super K, ? extends V> compile) {
        V known = entries.get(key);
        if (known != null) {
            return known;
        }
        V made = compile.apply(key);
        if (entries.size() >= limit) {
            entries.clear();
        }
        entries.put(key, made);
        return made;
    }

    int size() {
        return entries.size();
    }
}

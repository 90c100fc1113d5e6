package crawler.engine.download.cache;

import java.util.stream.Stream;

/** Locks by key, so that nobody reads what somebody writes; two keys may share one. For any thread. */
final class KeyLocks {
    /** More than there are worker threads, as a rule. */
    private static final int LOCKS = 64;

    private final Object[] locks = Stream.generate(Object::new).limit(LOCKS).toArray();

    Object of(String key) {
        return locks[Math.floorMod(key.hashCode(), locks.length)];
    }
}

package crawler.engine.core;

import java.util.Map;
import java.util.TreeMap;

/**
 * Where the requests of a crawl went: scheduled = done + dropped + pending + in flight, at all times.
 *
 * @param scheduled all that were offered to the scheduler: by start, callbacks, redirects, retries and components
 * @param dropped those that it did not take, by reason
 * @param pending those that wait in it
 * @param inFlight those that are being downloaded or scraped
 * @param done those with which all is over
 */
public record Books(long scheduled, Map<String, Long> dropped, long pending, long inFlight, long done) {
    public Books {
        dropped = Map.copyOf(dropped);
    }

    /** Whether each request is somewhere, and nowhere twice. */
    public boolean balance() {
        return scheduled == done + droppedInAll() + pending + inFlight;
    }

    private long droppedInAll() {
        return dropped.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public String toString() {
        return "scheduled " + scheduled + ", done " + done + ", dropped " + new TreeMap<>(dropped) + ", pending "
                + pending + ", in flight " + inFlight;
    }
}

package crawler.engine.core;

import crawler.engine.Stats;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where every request of a crawl went: offered = dropped + pending + in flight + done, at all times.
 */
final class Ledger {
    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

    private final Stats stats;
    private final Map<String, Long> dropped = new TreeMap<>();
    private long offered;
    private long enqueued;
    private long started;
    private long done;

    Ledger(Stats stats) {
        this.stats = stats;
    }

    void offered() {
        offered++;
    }

    void enqueued() {
        enqueued++;
    }

    void dropped(String why) {
        dropped.merge(why, 1L, Long::sum);
        stats.increment("scheduler/dropped/" + why);
    }

    void started() {
        started++;
    }

    void done() {
        done++;
    }

    long inFlight() {
        return started - done;
    }

    /** Logs an error when the sums do not agree: then a request was lost, or counted twice. */
    void check(long pending) {
        long drops = dropped.values().stream().mapToLong(Long::longValue).sum();
        if (offered != enqueued + drops || enqueued != started + pending || started != done + inFlight()) {
            LOG.error(
                    "Requests were lost: offered {}, enqueued {}, dropped {}, pending {}, started {}, done {}",
                    offered,
                    enqueued,
                    dropped,
                    pending,
                    started,
                    done);
        }
    }
}

package crawler.engine.core;

import crawler.engine.Stats;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts where every request of a crawl goes. */
final class Ledger {
    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

    private final Stats stats;
    private final Map<String, Long> dropped = new TreeMap<>();
    private long offered;
    private long started;
    private long done;

    Ledger(Stats stats) {
        this.stats = stats;
    }

    void offered() {
        offered++;
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

    void sayWhatIsInFlight() {
        if (inFlight() > 0) {
            LOG.info("In flight, or waiting for their slot: {} requests; they are dealt with first", inFlight());
        }
    }

    long inFlight() {
        return started - done;
    }

    /**
     * The sums of a crawl that has ended; logs an error when they do not agree: then a request was lost, or came twice.
     * Where assertions are on, as in all tests, nothing goes on from there.
     */
    Books close(long pending) {
        Books books = new Books(offered, dropped, pending, inFlight(), done);
        boolean complete = books.balance() && books.inFlight() == 0;
        if (!complete) {
            LOG.error("Requests were lost: {}", books);
        }
        assert complete : books;
        return books;
    }
}

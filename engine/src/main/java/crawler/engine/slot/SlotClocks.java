package crawler.engine.slot;

import crawler.reactor.time.ReactorTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * The clocks of all sites that the crawls of a process go to, by slot: what one crawl does holds the others back. For the
 * reactor thread.
 */
public final class SlotClocks {
    private static final Duration KEPT = Duration.ofSeconds(60);
    private static final int MOST = 100_000;

    private final ReactorTime time;
    private final RandomGenerator random;
    private final Map<String, SlotClock> clocks = new HashMap<>();

    /** @param random varies delays */
    public SlotClocks(ReactorTime time, RandomGenerator random) {
        this.time = time;
        this.random = random;
    }

    ReactorTime time() {
        return time;
    }

    RandomGenerator random() {
        return random;
    }

    SlotClock of(String name) {
        return clocks.computeIfAbsent(name, key -> new SlotClock(key, this));
    }

    int size() {
        return clocks.size();
    }

    /** Forgets clocks that nobody uses and that hold nobody back; when there are far too many, others that nobody uses, too. */
    void sweep() {
        clocks.values().removeIf(clock -> clock.isUnused() && clock.wasIdleFor(KEPT));
        if (clocks.size() > MOST) {
            clocks.values().removeIf(clock -> clock.isUnused() && clocks.size() > MOST);
        }
    }
}

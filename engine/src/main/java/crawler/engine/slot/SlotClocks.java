package crawler.engine.slot;

import crawler.reactor.time.ReactorTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The clocks of all sites that the crawls of a process go to, by slot: what one crawl does holds the others back. For the
 * reactor thread.
 */
public final class SlotClocks {
    private static final Duration KEPT = Duration.ofSeconds(60);
    private static final int MOST = 100_000;
    private static final int SWEPT_AT = 1000;

    private final ReactorTime time;
    private final RandomGenerator random;
    private final Map<String, SlotClock> clocks = new HashMap<>();
    private int sweptAt = SWEPT_AT;

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

    /** The clock, if there is anything that it has to keep in mind. */
    Optional<SlotClock> find(String name) {
        return Optional.ofNullable(clocks.get(name));
    }

    int size() {
        return clocks.size();
    }

    /** Nobody uses this clock any more: forgets it when it holds nobody back. */
    void left(SlotClock clock) {
        if (clock.isForgettable(Duration.ZERO)) {
            clocks.remove(clock.name());
        } else if (clocks.size() >= sweptAt) {
            sweep();
        }
    }

    /** Forgets the clocks that hold nobody back any more; when there are far too many, others that nobody uses, too. */
    private void sweep() {
        clocks.values().removeIf(clock -> clock.isForgettable(KEPT));
        if (clocks.size() > MOST) {
            clocks.values().removeIf(clock -> clock.isUnused() && clocks.size() > MOST);
        }
        sweptAt = Math.max(SWEPT_AT, 2 * clocks.size());
    }
}

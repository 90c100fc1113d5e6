package crawler.engine.slot;

import crawler.engine.slot.Explanation.Rule;
import crawler.reactor.time.DelayedCall;
import crawler.reactor.time.ReactorTime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.random.RandomGenerator;

/**
 * The clock of one site, for all crawls of a process: when the next request to it may start, and why not before. Nothing
 * sleeps, and there is at most one timed call, however many wait. Where crawls differ in their limits, the strictest holds.
 */
final class SlotClock {
    private final String name;
    private final ReactorTime time;
    private final RandomGenerator random;
    private final List<Slot> members = new ArrayList<>(1);
    private final Queue<Slot> line = new ArrayDeque<>(1);
    private DelayedCall wakeUp;
    private boolean serving;
    private int concurrency = Integer.MAX_VALUE;
    private int active;
    private boolean begun;
    private long lastStart;
    private long earliestStart;
    private Rule rule = Rule.NOTHING;
    private long crawlDelay;
    private int refusals;
    private long lastRefusal;
    private long idleSince;

    SlotClock(String name, SlotClocks clocks) {
        this.name = name;
        this.time = clocks.time();
        this.random = clocks.random();
        this.earliestStart = time.nanos();
        this.idleSince = time.nanos();
    }

    String name() {
        return name;
    }

    void join(Slot slot) {
        members.add(slot);
        limit();
    }

    void leave(Slot slot) {
        members.remove(slot);
        line.remove(slot);
        idleSince = time.nanos();
        limit();
        if (line.isEmpty() && wakeUp != null) {
            wakeUp.cancel();
            wakeUp = null;
        }
    }

    private void limit() {
        concurrency = members.stream()
                .mapToInt(member -> member.limits().concurrency())
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    /** Whether its time has come. */
    boolean isDue() {
        return time.nanos() - earliestStart >= 0;
    }

    /** How many may start now, if its time has come. While a site refuses, one at a time shall find out when it is better. */
    int room() {
        return (refusals > 0 ? 1 : concurrency) - active;
    }

    /** Whether starts have to be apart. */
    boolean isPaced() {
        if (crawlDelay > 0 || refusals > 0) {
            return true;
        }
        for (int i = 0; i < members.size(); i++) {
            if (members.get(i).delayNanos() > 0) {
                return true;
            }
        }
        return false;
    }

    /** A request starts now. */
    void started() {
        active++;
        begun = true;
        lastStart = time.nanos();
        long delay = 0;
        for (int i = 0; i < members.size(); i++) {
            delay = Math.max(delay, members.get(i).chooseDelay(random));
        }
        hold(lastStart + Math.max(delay, crawlDelay), crawlDelay > delay ? Rule.CRAWL_DELAY : Rule.DELAY);
    }

    /**
     * A download has ended. A Crawl-delay counts from here as well as from the start: only now it is certain that the
     * request had arrived, however long it was on its way.
     */
    void ended() {
        active--;
        idleSince = time.nanos();
        if (crawlDelay > 0) {
            hold(idleSince + crawlDelay, Rule.CRAWL_DELAY);
        }
    }

    /** An answer came that is no refusal; only what was asked for after the last refusal tells that it is over. */
    void answered(long startedAt) {
        if (refusals > 0 && startedAt - lastRefusal >= 0) {
            refusals = 0;
        }
    }

    /** Counts a refusal; those that were on their way when the last one came are of the same kind and count once. */
    int refused(long startedAt) {
        if (refusals == 0 || startedAt - lastRefusal >= 0) {
            refusals++;
            lastRefusal = time.nanos();
        }
        return refusals;
    }

    /** No request starts within this time. */
    void hold(Duration wait, Rule why) {
        hold(time.nanos() + wait.toNanos(), why);
    }

    private void hold(long until, Rule why) {
        if (until - earliestStart > 0) {
            earliestStart = until;
            rule = why;
        }
    }

    /** Starts are to be so far apart, from the last one or its answer on. */
    void crawlDelay(long nanos) {
        if (nanos != crawlDelay) {
            crawlDelay = nanos;
            if (begun) {
                hold(Math.max(lastStart, idleSince) + nanos, Rule.CRAWL_DELAY);
            }
        }
    }

    /** This slot has something to start, or to tell; it is served in its turn. */
    void line(Slot slot) {
        if (!line.contains(slot)) {
            line.add(slot);
        }
        serve();
    }

    /** Serves who waits, while there is room and it is time. In a loop: a download that answers at once comes back here. */
    void serve() {
        if (serving) {
            return;
        }
        serving = true;
        try {
            while (!line.isEmpty() && wakeUp == null && room() > 0) {
                long wait = earliestStart - time.nanos();
                if (wait > 0) {
                    wakeUp = time.callLater(Duration.ofNanos(wait), this::wake);
                } else {
                    line.remove().serve();
                }
            }
        } finally {
            serving = false;
        }
    }

    private void wake() {
        wakeUp = null;
        serve();
    }

    /** Why nothing may start now. */
    Explanation explain(String slot, int ahead) {
        long wait = earliestStart - time.nanos();
        if (wait > 0) {
            return new Explanation(slot, rule, Duration.ofNanos(wait), ahead);
        }
        if (room() > 0) {
            return new Explanation(slot, Rule.NOTHING, Duration.ZERO, ahead);
        }
        return new Explanation(slot, refusals > 0 ? Rule.PROBE : Rule.CONCURRENCY, Duration.ZERO, ahead);
    }

    boolean isUnused() {
        return members.isEmpty() && active == 0;
    }

    /** Nobody uses it, its next start would not have to wait, and refusals have been over for so long, if there were any. */
    boolean isForgettable(Duration afterRefusals) {
        return isUnused()
                && isDue()
                && (refusals == 0 || (!afterRefusals.isZero() && time.nanos() - idleSince > afterRefusals.toNanos()));
    }
}

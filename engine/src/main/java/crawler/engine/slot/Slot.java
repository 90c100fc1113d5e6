package crawler.engine.slot;

import crawler.engine.Response;
import crawler.engine.error.DownloadError.DownloadCancelled;
import crawler.reactor.defer.Deferred;
import crawler.reactor.defer.Outcome;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * One crawl's share of a site: what may not start yet waits here for its turn at the site's clock. Scrapy's {@code Slot}.
 * For the reactor thread.
 */
public final class Slot {
    private final String key;
    private final Slots slots;
    private final SlotLimits limits;
    private final Queue<Turn> queue = new ArrayDeque<>(4);
    private SlotClock clock;
    private long delayNanos;
    private int inDownloader;
    private int active;
    private boolean asked;
    private long idleSince;

    /** Who waits: fires with true when it may start, with false when it is put back; fails when neither can be. */
    private record Turn(Deferred<Boolean> deferred, boolean mayBePutBack) {}

    Slot(String key, Slots slots, SlotLimits limits, SlotClock clock) {
        this.key = key;
        this.slots = slots;
        this.limits = limits;
        this.delayNanos = limits.delayNanos();
        this.idleSince = slots.time().nanos();
        this.clock = clock;
        clock.join(this);
    }

    /** Its name: the host, as a rule. */
    public String key() {
        return key;
    }

    /** How long after a start the next may come, before it is varied. */
    public Duration delay() {
        return Duration.ofNanos(delayNanos);
    }

    /** Sets the delay from the next start on, as AutoThrottle does. */
    public void delay(Duration newDelay) {
        delayNanos = newDelay.toNanos();
    }

    /** How many downloads of this crawl run. */
    public int active() {
        return active;
    }

    /** Whether its own settings leave it to AutoThrottle. */
    boolean mayBeThrottled() {
        return limits.throttle().orElse(true);
    }

    SlotLimits limits() {
        return limits;
    }

    SlotClock clock() {
        return clock;
    }

    long delayNanos() {
        return delayNanos;
    }

    /** The delay that holds after one start: between half and one and a half of it, unless it is not to be varied. */
    long chooseDelay(RandomGenerator random) {
        return delayNanos == 0 || !limits.randomize() ? delayNanos : (long) (delayNanos * random.nextDouble(0.5, 1.5));
    }

    /** A request of this slot comes into the downloader. */
    void entered() {
        inDownloader++;
    }

    /** It has left it. */
    void left() {
        inDownloader--;
        idleSince = slots.time().nanos();
        settle();
    }

    /**
     * Whether one more request may be handed out. While all places are taken, half as many wait here, so that the next
     * starts at the very moment when one ends; where starts have to be apart, nobody gains from waiting here.
     */
    boolean isOpen() {
        int coming = inDownloader - active;
        int room = clock.room();
        if (room <= 0) {
            return !clock.isPaced() && clock.isDue() && coming < limits.concurrency() / 2;
        }
        return coming < (clock.isPaced() ? 1 : room) && clock.isDue();
    }

    /** {@link #isOpen}; after a no, {@link Slots} is told when it opens. */
    boolean ask() {
        boolean open = isOpen();
        if (!open) {
            asked = true;
            clock.line(this);
        }
        return open;
    }

    <T> Deferred<T> run(Callable<Deferred<T>> work, Optional<Supplier<T>> putBack) {
        if (queue.isEmpty() && clock.room() > 0 && clock.isDue() && slots.hasRoom(this)) {
            return start(work);
        }
        if (slots.isClosing() && putBack.isPresent()) {
            return Deferred.succeed(putBack.get().get());
        }
        Deferred<Boolean> turn = new Deferred<>(this::cancelled);
        queue.add(new Turn(turn, putBack.isPresent()));
        slots.waiting(1);
        Deferred<T> result = turn.addAsyncCallback(mayStart ->
                mayStart ? start(work) : Deferred.succeed(putBack.orElseThrow().get()));
        clock.line(this);
        return result;
    }

    private void cancelled(Deferred<Boolean> turn) {
        if (queue.removeIf(each -> each.deferred() == turn)) {
            slots.waiting(-1);
        }
    }

    private <T> Deferred<T> start(Callable<Deferred<T>> work) {
        SlotClock started = clock;
        long startedAt = slots.time().nanos();
        active++;
        slots.started();
        started.started();
        return Deferred.executeAsync(work).tap(outcome -> {
            active--;
            started.ended();
            look(started, startedAt, outcome);
            slots.ended();
            started.serve();
            settle();
        });
    }

    private void look(SlotClock started, long startedAt, Outcome<?> outcome) {
        idleSince = slots.time().nanos();
        if (outcome.failed().isEmpty() && outcome.get() instanceof Response response) {
            slots.answered(this, started, startedAt, response);
        }
    }

    /** Its turn at the clock: starts one, or tells who asked. */
    void serve() {
        if (!queue.isEmpty() && slots.hasRoom(this)) {
            slots.waiting(-1);
            queue.remove().deferred().callback(true);
            settle();
        } else if (queue.isEmpty() && asked && isOpen()) {
            tell();
        }
    }

    /** After a change: whoever waits gets in line; whoever asked is told. */
    void settle() {
        if (asked && isOpen()) {
            tell();
        }
        if (asked || !queue.isEmpty()) {
            clock.line(this);
        }
    }

    private void tell() {
        asked = false;
        slots.opened(this);
    }

    /** Goes over to another clock; what runs stays with the old one. */
    void moveTo(SlotClock newClock) {
        slots.leave(this);
        clock = newClock;
        clock.join(this);
        settle();
    }

    int queued() {
        return queue.size();
    }

    /** Of those that wait, none starts any more that may be put back. */
    void putBack() {
        List<Turn> back = queue.stream().filter(Turn::mayBePutBack).toList();
        queue.removeAll(back);
        slots.waiting(-back.size());
        back.forEach(turn -> turn.deferred().callback(false));
    }

    /** Takes no more starts; who waits is told. */
    void close() {
        putBack();
        List<Turn> left = List.copyOf(queue);
        queue.clear();
        slots.waiting(-left.size());
        left.forEach(turn -> turn.deferred().errback(tooLate(key)));
        asked = false;
        slots.leave(this);
    }

    static DownloadCancelled tooLate(String key) {
        return new DownloadCancelled("given up before its turn came in slot " + key + ", since the crawl ends");
    }

    /** Nobody is in it, waits for it or was in it for so long. */
    boolean wasIdleFor(long nanos) {
        return active == 0
                && inDownloader <= 0
                && queue.isEmpty()
                && !asked
                && slots.time().nanos() - idleSince >= nanos;
    }
}

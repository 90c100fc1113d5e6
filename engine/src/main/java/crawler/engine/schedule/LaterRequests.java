package crawler.engine.schedule;

import crawler.engine.Request;
import crawler.engine.slot.Slots;
import crawler.reactor.time.DelayedCall;
import crawler.reactor.time.ReactorTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/** Requests that may not be made yet, the earliest first; with one timed call for them all. */
final class LaterRequests {
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private final ReactorTime time;
    private final Consumer<Request> due;
    private final PriorityQueue<Later> queue =
            new PriorityQueue<>(Comparator.comparingLong(Later::at).thenComparingLong(Later::number));
    private DelayedCall call;
    private long callAt;
    private long number;

    /** @param at nanoseconds since the instant when this was made */
    private record Later(Request request, long at, long number) {}

    private final long made;

    /** @param due takes those whose time has come */
    LaterRequests(ReactorTime time, Consumer<Request> due) {
        this.time = time;
        this.due = due;
        this.made = time.nanos();
    }

    /** Keeps the request if its time has not come; whether it does. */
    boolean keeps(Request request) {
        Optional<Duration> delay = request.get(Slots.DELAY);
        Optional<Instant> notBefore = request.get(Slots.NOT_BEFORE);
        if (delay.isEmpty() && notBefore.isEmpty()) {
            return false;
        }
        Duration wait = longer(delay, notBefore.map(instant -> Duration.between(time.now(), instant)));
        if (wait.isNegative() || wait.isZero()) {
            return false;
        }
        long at = now() + (wait.compareTo(LONGEST) > 0 ? LONGEST : wait).toNanos();
        queue.add(new Later(request.without(Slots.DELAY).without(Slots.NOT_BEFORE), at, number++));
        callAtFirst();
        return true;
    }

    private static Duration longer(Optional<Duration> one, Optional<Duration> other) {
        Duration first = one.orElse(Duration.ZERO);
        Duration second = other.orElse(Duration.ZERO);
        return first.compareTo(second) > 0 ? first : second;
    }

    private long now() {
        return time.nanos() - made;
    }

    private void callAtFirst() {
        long first = queue.isEmpty() ? Long.MAX_VALUE : queue.peek().at();
        if (call != null && callAt == first) {
            return;
        }
        close();
        if (!queue.isEmpty()) {
            callAt = first;
            call = time.callLater(Duration.ofNanos(Math.max(0, first - now())), this::release);
        }
    }

    private void release() {
        call = null;
        while (!queue.isEmpty() && queue.peek().at() <= now()) {
            due.accept(queue.remove().request());
        }
        callAtFirst();
    }

    int size() {
        return queue.size();
    }

    /** Gives out no more. */
    void close() {
        if (call != null) {
            call.cancel();
            call = null;
        }
    }
}

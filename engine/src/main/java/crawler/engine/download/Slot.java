package crawler.engine.download;

import crawler.reactor.defer.Deferred;
import crawler.reactor.time.DelayedCall;
import crawler.reactor.time.ReactorTime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;

/**
 * One site's share of the downloads: how many at once, and how long after the start of one the next may start. What does
 * not fit waits its turn. Nothing sleeps: the slot's clock says when the next may start.
 */
final class Slot {
    private final ReactorTime time;
    private final int concurrency;
    private final LongSupplier delayNanos;
    private final Queue<Deferred<Void>> queue = new ArrayDeque<>();
    private DelayedCall wakeUp;
    private boolean starting;
    private int active;
    private long earliestStart;
    private long idleSince;

    /** @param delayNanos asked at each start for the time until the next */
    Slot(ReactorTime time, int concurrency, LongSupplier delayNanos) {
        this.time = time;
        this.concurrency = concurrency;
        this.delayNanos = delayNanos;
        this.earliestStart = time.nanos();
        this.idleSince = time.nanos();
    }

    <T> Deferred<T> run(Callable<Deferred<T>> work) {
        if (queue.isEmpty() && active < concurrency && time.nanos() - earliestStart >= 0) {
            return start(work);
        }
        Deferred<Void> turn = new Deferred<>();
        queue.add(turn);
        Deferred<T> result = turn.addAsyncCallback(ignored -> start(work));
        startWhatMay();
        return result;
    }

    private <T> Deferred<T> start(Callable<Deferred<T>> work) {
        active++;
        earliestStart = time.nanos() + delayNanos.getAsLong();
        return Deferred.executeAsync(work).tap(outcome -> {
            active--;
            idleSince = time.nanos();
            startWhatMay();
        });
    }

    /** In a loop: a download that answers at once comes back here while the loop runs. */
    private void startWhatMay() {
        if (starting) {
            return;
        }
        starting = true;
        try {
            while (!queue.isEmpty() && active < concurrency && wakeUp == null) {
                long wait = earliestStart - time.nanos();
                if (wait > 0) {
                    wakeUp = time.callLater(Duration.ofNanos(wait), this::wake);
                } else {
                    startNext();
                }
            }
        } finally {
            starting = false;
        }
    }

    private void wake() {
        wakeUp = null;
        startWhatMay();
    }

    private void startNext() {
        Deferred<Void> turn = queue.remove();
        if (!turn.called()) { // else it was cancelled while it waited
            turn.callback(null);
        }
    }

    /** Takes no more starts. */
    void close() {
        if (wakeUp != null) {
            wakeUp.cancel();
            wakeUp = null;
        }
    }

    /** Nothing is in it, nothing was for so long, and its next start would not have to wait. */
    boolean idleFor(Duration duration) {
        long now = time.nanos();
        return active == 0 && queue.isEmpty() && now - idleSince > duration.toNanos() && now - earliestStart >= 0;
    }

    int active() {
        return active;
    }
}

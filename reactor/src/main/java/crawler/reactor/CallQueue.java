package crawler.reactor;

import crawler.reactor.time.Action;
import java.util.ArrayList;
import java.util.List;

/**
 * What other threads want done on the reactor thread. Only the first call after the loop went to sleep wakes it.
 *
 * <p>Two lists take turns, so that a turn of the loop takes all that is there with one look and no copying.
 */
final class CallQueue {
    private final Runnable wake;
    private List<Action> incoming = new ArrayList<>();
    private List<Action> spare = new ArrayList<>();
    private boolean asleep;
    private boolean closed;

    CallQueue(Runnable wake) {
        this.wake = wake;
    }

    void add(Action action) {
        boolean mustWake;
        synchronized (this) {
            if (closed) {
                return;
            }
            incoming.add(action);
            mustWake = asleep;
            asleep = false;
        }
        if (mustWake) {
            wake.run();
        }
    }

    /** All that has come so far; to be given back by {@link #recycle}. */
    synchronized List<Action> takeAll() {
        List<Action> taken = incoming;
        incoming = spare;
        spare = new ArrayList<>(0);
        return taken;
    }

    synchronized void recycle(List<Action> taken) {
        taken.clear();
        spare = taken;
    }

    /** Tells that the loop is about to sleep; false when it must not, because something has come. */
    synchronized boolean fallAsleep() {
        asleep = incoming.isEmpty();
        return asleep;
    }

    synchronized void awake() {
        asleep = false;
    }

    /** Drops what is there and all that comes later. */
    synchronized void close() {
        closed = true;
        incoming = new ArrayList<>();
    }

    synchronized boolean isEmpty() {
        return incoming.isEmpty();
    }
}

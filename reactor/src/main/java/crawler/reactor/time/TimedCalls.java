package crawler.reactor.time;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The delayed calls of one loop: a binary heap by time, then by the order in which they were made, in which cancelling
 * and moving cost O(log n).
 *
 * <p>Calls that were just made wait beside the heap until {@link #admit()}, so that a call made while others run does
 * not run in the same turn. Not thread-safe: it belongs to the reactor thread.
 */
public final class TimedCalls {
    private static final int NOT_IN_HEAP = -1;

    private final LongSupplier nanos;
    private final List<Call> fresh = new ArrayList<>();
    private Call[] heap = new Call[16];
    private int size;
    private long sequence;

    /** @param nanos reads the monotonic time of the loop that owns this */
    public TimedCalls(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** @throws IllegalArgumentException when {@code delay} is negative */
    public DelayedCall callLater(Duration delay, Action action) {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("cannot call " + delay.abs() + " ago: the delay must not be negative");
        }
        Call call = new Call(saturatedAdd(nanos.getAsLong(), Seconds.nanos(delay)), sequence++, action);
        fresh.add(call);
        return call;
    }

    /** Lets the calls in that were made since the last time. */
    public void admit() {
        for (Call call : fresh) {
            if (call.active()) {
                push(call);
            }
        }
        fresh.clear();
    }

    /** Nanoseconds from {@code now} to the next admitted call, 0 when it is due, -1 when none waits. */
    public long nanosToNext(long now) {
        return size == 0 ? -1 : Math.max(0, heap[0].due - now);
    }

    /** Runs the first admitted call if it is due at {@code now}; its exception passes through. */
    public boolean runNext(long now) throws Exception {
        if (size == 0 || heap[0].due > now) {
            return false;
        }
        Call call = heap[0];
        remove(call);
        call.called = true;
        call.action.run();
        return true;
    }

    /** Runs all admitted calls that are due at {@code now}, in order; an exception goes to {@code failed}, which may throw it on. */
    public void runDue(long now, Consumer<Throwable> failed) {
        boolean more = true;
        while (more) {
            try {
                more = runNext(now);
            } catch (Throwable e) {
                failed.accept(e);
            }
        }
    }

    /** The calls that wait, in no particular order. */
    public List<DelayedCall> waiting() {
        List<DelayedCall> calls = new ArrayList<>(Arrays.asList(heap).subList(0, size));
        for (Call call : fresh) {
            if (call.active()) {
                calls.add(call);
            }
        }
        return List.copyOf(calls);
    }

    private static long saturatedAdd(long a, long b) {
        long sum = a + b;
        return ((a ^ sum) & (b ^ sum)) < 0 ? (a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : sum;
    }

    private void push(Call call) {
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, size * 2);
        }
        heap[size] = call;
        call.index = size;
        up(size++);
    }

    private void remove(Call call) {
        int hole = call.index;
        call.index = NOT_IN_HEAP;
        Call last = heap[--size];
        heap[size] = null;
        if (last != call) {
            heap[hole] = last;
            last.index = hole;
            settle(hole);
        }
    }

    private void settle(int index) {
        if (up(index) == index) {
            down(index);
        }
    }

    private int up(int start) {
        int index = start;
        while (index > 0 && heap[index].before(heap[(index - 1) >>> 1])) {
            swap(index, (index - 1) >>> 1);
            index = (index - 1) >>> 1;
        }
        return index;
    }

    private void down(int start) {
        int index = start;
        while (2 * index + 1 < size) {
            int child = 2 * index + 1;
            if (child + 1 < size && heap[child + 1].before(heap[child])) {
                child++;
            }
            if (!heap[child].before(heap[index])) {
                return;
            }
            swap(index, child);
            index = child;
        }
    }

    private void swap(int a, int b) {
        Call call = heap[a];
        heap[a] = heap[b];
        heap[b] = call;
        heap[a].index = a;
        heap[b].index = b;
    }

    private final class Call implements DelayedCall {
        private final long sequence;
        private final Action action;
        private long due;
        private int index = NOT_IN_HEAP;
        private boolean called;
        private boolean cancelled;

        Call(long due, long sequence, Action action) {
            this.due = due;
            this.sequence = sequence;
            this.action = action;
        }

        boolean before(Call other) {
            return due < other.due || (due == other.due && sequence < other.sequence);
        }

        @Override
        public double time() {
            return due / 1e9;
        }

        @Override
        public boolean active() {
            return !called && !cancelled;
        }

        @Override
        public void cancel() {
            checkActive();
            cancelled = true;
            if (index != NOT_IN_HEAP) {
                remove(this);
            } else if (fresh.get(fresh.size() - 1) == this) {
                // What is made and taken back over and over within one turn must not pile up.
                fresh.remove(fresh.size() - 1);
            }
        }

        @Override
        public void reset(Duration fromNow) {
            checkActive();
            moveTo(saturatedAdd(nanos.getAsLong(), Seconds.nanos(fromNow)));
        }

        @Override
        public void delay(Duration more) {
            checkActive();
            moveTo(saturatedAdd(due, Seconds.nanos(more)));
        }

        private void moveTo(long newDue) {
            due = newDue;
            if (index != NOT_IN_HEAP) {
                settle(index);
            }
        }

        private void checkActive() {
            if (called) {
                throw new AlreadyCalled();
            }
            if (cancelled) {
                throw new AlreadyCancelled();
            }
        }

        @Override
        public String toString() {
            return "DelayedCall[at " + time() + " s, " + (called ? "called" : cancelled ? "cancelled" : action) + "]";
        }
    }
}

package crawler.reactor.task;

import crawler.reactor.defer.Failure;
import crawler.reactor.time.Action;
import crawler.reactor.time.DelayedCall;
import crawler.reactor.time.ReactorTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Walks several long iterations side by side, a few steps at a time, so that the loop is never held up. Twisted's
 * {@code Cooperator}.
 *
 * <p>Steps that finish at once are taken in a loop and not by recursion, however many there are.
 */
public final class Cooperator {
    private static final long TICK_NANOS = 10_000_000;

    private final Function<Action, DelayedCall> scheduler;
    private final Supplier<BooleanSupplier> enough;
    private final List<CooperativeTask> tasks = new ArrayList<>();
    private DelayedCall tick;
    private int cursor;
    private boolean started;
    private boolean stopped;

    /** One that works up to 10 milliseconds a tick and goes on in the next turn of the loop. */
    public Cooperator(ReactorTime time) {
        this(() -> timer(time), action -> time.callLater(Duration.ZERO, action), true);
    }

    /**
     * @param enough makes, for each tick, what is asked after each step whether the tick is over
     * @param scheduler calls the next tick
     * @param started whether it works at once, or waits for {@link #start()}
     */
    public Cooperator(Supplier<BooleanSupplier> enough, Function<Action, DelayedCall> scheduler, boolean started) {
        this.enough = enough;
        this.scheduler = scheduler;
        this.started = started;
    }

    private static BooleanSupplier timer(ReactorTime time) {
        long end = time.nanos() + TICK_NANOS;
        return () -> time.nanos() - end >= 0;
    }

    /** Takes an iteration on; elements that are Deferreds are waited for, all others are dropped. */
    public CooperativeTask cooperate(Iterator<?> iterator) {
        CooperativeTask task = new CooperativeTask(iterator, this);
        add(task);
        return task;
    }

    /** Whether it works. */
    public boolean running() {
        return started && !stopped;
    }

    /** Works, from the next tick on. */
    public void start() {
        stopped = false;
        started = true;
        reschedule();
    }

    /** Stops for good what it has: each task fails with {@link SchedulerStopped}, as does each that is added later. */
    public void stop() {
        stopped = true;
        for (CooperativeTask task : List.copyOf(tasks)) {
            SchedulerStopped why = new SchedulerStopped();
            task.end(why, Failure.of(why));
        }
        tasks.clear();
        cancelTick();
    }

    void add(CooperativeTask task) {
        tasks.add(task);
        if (stopped) {
            SchedulerStopped why = new SchedulerStopped();
            task.end(why, Failure.of(why));
        } else {
            reschedule();
        }
    }

    void remove(CooperativeTask task) {
        tasks.remove(task);
        if (tasks.isEmpty()) {
            cancelTick();
        }
    }

    private void reschedule() {
        if (started && tick == null && !tasks.isEmpty()) {
            tick = scheduler.apply(this::tick);
        }
    }

    private void cancelTick() {
        if (tick != null) {
            tick.cancel();
            tick = null;
        }
    }

    private void tick() {
        tick = null;
        BooleanSupplier over = enough.get();
        do {
            CooperativeTask task = nextTask();
            if (task == null) {
                break;
            }
            task.step();
        } while (!over.getAsBoolean());
        reschedule();
    }

    /** Round robin by position, as the list is now: a round goes on where the last tick left it. */
    private CooperativeTask nextTask() {
        if (cursor >= tasks.size()) {
            cursor = 0;
        }
        return tasks.isEmpty() ? null : tasks.get(cursor++);
    }
}

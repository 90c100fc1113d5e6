package crawler.reactor.defer;

import crawler.reactor.defer.Level.Continuation;
import java.util.ArrayDeque;

/**
 * The line of callbacks of one Deferred and what it has come to: how it runs, waits and hands its result on. {@link
 * Deferred} is its public face.
 */
abstract sealed class Line permits Deferred {
    private Level first;
    private Level last;
    private Object result;
    private Unhandled.Watch watch;
    private int paused;
    private boolean called;
    private boolean running;

    /** Begins with this result; it must not have begun before. */
    final void begin(Object newResult) {
        called = true;
        result = newResult;
        run();
    }

    final void add(Level level) {
        append(level);
        if (called) {
            run();
        }
    }

    private void append(Level level) {
        if (last == null) {
            first = level;
        } else {
            last.next = level;
        }
        last = level;
    }

    /** Puts a level in front of all others. */
    final void intercept(Level level) {
        level.next = first;
        first = level;
        last = last == null ? level : last;
    }

    /** Holds the line until {@link #unpause()} was called as often; for those who build on Deferreds. */
    public final void pause() {
        paused++;
    }

    /** Takes one {@link #pause()} back. @throws IllegalStateException when there was none */
    public final void unpause() {
        if (paused == 0) {
            throw new IllegalStateException("unpause() without a pause() before it");
        }
        paused--;
        if (paused == 0 && called) {
            run();
        }
    }

    /** Whether it was fired; its line may still wait. */
    public final boolean called() {
        return called;
    }

    /** Whether it was fired and its line waits for another Deferred. */
    public final boolean waiting() {
        return result instanceof Line;
    }

    /** Whether the line ended in a failure that nobody has handled so far. */
    public final boolean unhandled() {
        return watch != null && watch.isUnhandled();
    }

    /**
     * Runs the line, and the lines of those that wait for it, without recursion: who handed its result on stands on a
     * stack until the line of the one that took it has run.
     */
    private void run() {
        if (running) {
            return;
        }
        ArrayDeque<Line> handedOn = null;
        Line current = this;
        while (current.paused == 0) {
            Line waiter = current.runLevels();
            if (waiter != null) {
                handedOn = handedOn == null ? new ArrayDeque<>() : handedOn;
                handedOn.push(current);
                current = waiter;
            } else if (handedOn == null || handedOn.isEmpty()) {
                return;
            } else {
                current = handedOn.pop();
            }
        }
    }

    /** Runs levels until the end, or until it must wait, or until its result is handed to the one that is returned. */
    private Line runLevels() {
        while (first != null) {
            Level level = first;
            first = level.next;
            last = first == null ? null : last;
            if (level instanceof Continuation continuation) {
                return handOn(continuation.waiter);
            }
            runLevel(level);
            if (result instanceof Line inner && !takeFrom(inner)) {
                break;
            }
        }
        noteUnhandled();
        return null;
    }

    private void runLevel(Level level) {
        running = true;
        try {
            Object answer = result instanceof Failure failure ? level.onFailure(failure) : level.onValue(result);
            if (answer == this) {
                throw new IllegalStateException(
                        "a callback returned the Deferred that it runs on: it cannot wait for itself");
            }
            result = answer;
        } catch (Throwable e) {
            result = Failure.caught(e);
        } finally {
            running = false;
        }
    }

    private boolean takeFrom(Line inner) {
        if (!inner.hasResult()) {
            paused++;
            inner.append(new Continuation(this));
            return false;
        }
        result = inner.take();
        return true;
    }

    private Line handOn(Line waiter) {
        waiter.result = take();
        waiter.paused--;
        return waiter;
    }

    private void noteUnhandled() {
        if (result instanceof Failure failure) {
            watch = watch == null ? Unhandled.watch(this) : watch;
            watch.unhandled(failure);
        } else if (watch != null) {
            watch.handled();
        }
    }

    /** Whether there is a result that a waiter could take now. */
    final boolean hasResult() {
        return called && paused == 0 && !(result instanceof Line);
    }

    /** Whether a level that is added now would run at once. */
    final boolean isIdle() {
        return hasResult() && !running && first == null;
    }

    /** Takes the result, which counts as handled; null stays behind. */
    final Object take() {
        Object taken = result;
        result = null;
        if (watch != null) {
            watch.handled();
        }
        return taken;
    }

    /** What it has come to, whatever that is: a value, a Failure, or the Deferred that it waits for. */
    final Object result() {
        return result;
    }
}

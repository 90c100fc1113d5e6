package crawler.reactor.task;

import crawler.reactor.defer.Deferred;
import crawler.reactor.defer.Failure;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** An iteration that a {@link Cooperator} walks; an element that is a Deferred is waited for. */
public final class CooperativeTask {
    private final Iterator<?> iterator;
    private final Cooperator cooperator;
    private final List<Deferred<Iterator<?>>> waiting = new ArrayList<>();
    private int pauses;
    private IllegalStateException ended;
    private Failure failure;

    CooperativeTask(Iterator<?> iterator, Cooperator cooperator) {
        this.iterator = iterator;
        this.cooperator = cooperator;
    }

    /** Fires with the iterator at the end of the iteration; fails with what it threw, or with why it was stopped. */
    public Deferred<Iterator<?>> whenDone() {
        Deferred<Iterator<?>> done = new Deferred<>();
        if (ended == null) {
            waiting.add(done);
        } else {
            fire(done);
        }
        return done;
    }

    /** Takes no further step until {@link #resume()} was called as often. @throws IllegalStateException when it has ended */
    public void pause() {
        checkNotEnded();
        pauses++;
        if (pauses == 1) {
            cooperator.remove(this);
        }
    }

    /** Takes one {@link #pause()} back. @throws NotPaused when there was none */
    public void resume() {
        if (pauses == 0) {
            throw new NotPaused();
        }
        pauses--;
        if (pauses == 0 && ended == null) {
            cooperator.add(this);
        }
    }

    /** Ends it: who waits for it gets {@link TaskStopped}. @throws IllegalStateException when it has ended */
    public void stop() {
        checkNotEnded();
        TaskStopped stopped = new TaskStopped();
        end(stopped, Failure.of(stopped));
    }

    void step() {
        Object element;
        try {
            if (!iterator.hasNext()) {
                end(new TaskDone(), null);
                return;
            }
            element = iterator.next();
        } catch (Throwable e) {
            end(new TaskFailed(e), Failure.caught(e));
            return;
        }
        if (element instanceof Deferred<?> deferred) {
            waitFor(deferred);
        }
    }

    void end(IllegalStateException why, Failure newFailure) {
        ended = why;
        failure = newFailure;
        if (pauses == 0) {
            cooperator.remove(this);
        }
        waiting.forEach(this::fire);
    }

    private void waitFor(Deferred<?> deferred) {
        pause();
        deferred.addCallbacks(
                value -> {
                    resume();
                    return null;
                },
                cause -> {
                    end(new TaskFailed(cause.value()), cause);
                    return null;
                });
    }

    private void fire(Deferred<Iterator<?>> done) {
        if (failure == null) {
            done.callback(iterator);
        } else {
            done.errback(failure);
        }
    }

    private void checkNotEnded() {
        if (ended != null) {
            throw ended;
        }
    }
}

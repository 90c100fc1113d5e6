package crawler.engine.scrape;

import crawler.engine.Output;
import crawler.reactor.defer.Deferred;
import crawler.reactor.defer.Failure;
import crawler.reactor.time.ReactorTime;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongPredicate;

/**
 * Walks the outputs of one response: takes one, has it dealt with, takes the next. What is dealt with at once is walked in
 * a loop and not by recursion, however many there are; after some milliseconds the loop lets others go on.
 */
final class OutputWalk {
    private static final long TURN_NANOS = 10_000_000;
    private static final int LOOK_AT_CLOCK_EVERY = 64;

    private final ReactorTime time;
    private final Iterator<? extends Output> outputs;
    private final Function<Output, Deferred<Void>> deal;
    private final Limits limits;
    private final Deferred<Void> done = new Deferred<>();
    private Optional<Throwable> error = Optional.empty();
    private int waitedFor;
    private boolean walking;
    private boolean goingOn;
    private boolean exhausted;

    /**
     * How far it may go.
     *
     * @param atOnce how many may be dealt with at once
     * @param isOver whether, at this time of the reactor's, the crawl has to end at last
     * @param cut is called when something was left out therefore
     */
    record Limits(int atOnce, LongPredicate isOver, Runnable cut) {}

    /** @param deal deals with one output; its Deferred never fails */
    OutputWalk(
            ReactorTime time,
            Iterator<? extends Output> outputs,
            Function<Output, Deferred<Void>> deal,
            Limits limits) {
        this.time = time;
        this.outputs = outputs;
        this.deal = deal;
        this.limits = limits;
    }

    /** Fires when all have been dealt with; fails with what the iterator threw, once those that it had given were. */
    Deferred<Void> start() {
        walk();
        return done;
    }

    private void walk() {
        if (walking) {
            return;
        }
        walking = true;
        try {
            if (!exhausted) {
                step();
            }
        } catch (Throwable e) {
            exhausted = true;
            error = Optional.of(Failure.caught(e).value());
        } finally {
            walking = false;
        }
        finish();
    }

    private void step() {
        long now = time.nanos();
        if (limits.isOver().test(now)) {
            exhausted = true;
            limits.cut().run();
            return;
        }
        long end = now + TURN_NANOS;
        for (int steps = 1; waitedFor < limits.atOnce(); steps++) {
            if (!outputs.hasNext()) {
                exhausted = true;
                return;
            }
            dealWith(outputs.next());
            if (steps % LOOK_AT_CLOCK_EVERY == 0 && time.nanos() - end >= 0) {
                goOnLater();
                return;
            }
        }
    }

    /** Once, however many outputs were dealt with meanwhile: else each would have the walk go on once more in every turn. */
    private void goOnLater() {
        if (!goingOn) {
            goingOn = true;
            time.callLater(Duration.ZERO, () -> {
                goingOn = false;
                walk();
            });
        }
    }

    private void dealWith(Output output) {
        Deferred<Void> dealt = deal.apply(output);
        if (dealt.peek().isPresent()) {
            return;
        }
        waitedFor++;
        dealt.tap(outcome -> {
            waitedFor--;
            walk();
        });
    }

    private void finish() {
        if (exhausted && waitedFor == 0 && !done.called()) {
            error.ifPresentOrElse(done::errback, () -> done.callback(null));
        }
    }
}

package crawler.reactor.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import crawler.reactor.EventLoop;
import crawler.reactor.time.Action;
import crawler.reactor.time.DelayedCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A real reactor for one test: runs until it is stopped, and what is thrown meanwhile fails the test,
 * and so does what is left behind. */
public final class Live {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    public final EventLoop reactor = new EventLoop();
    /** What happened, in order. */
    public final List<Object> seen = new ArrayList<>();

    /** Runs the reactor, beginning with {@code action}, until {@link #done()}. @return what was seen */
    public List<Object> run(Action action) {
        reactor.callWhenRunning(() -> {
            try {
                action.run();
            } catch (Throwable e) {
                seen.add(e);
                reactor.stop();
            }
        });
        List<Object> late = new ArrayList<>();
        DelayedCall patience = reactor.callLater(PATIENCE, () -> {
            late.addAll(seen);
            late.add("and then nothing");
            reactor.stop();
        });
        reactor.run(false);
        if (patience.active()) {
            patience.cancel();
        }
        if (!late.isEmpty()) {
            fail("the test does not end: " + late);
        }
        assertEquals(List.of(), reactor.leftovers());
        return seen;
    }

    /** Notes something. */
    public void see(Object what) {
        seen.add(what);
    }

    /** Ends the run, once. */
    public void done() {
        if (reactor.running()) {
            reactor.callLater(Duration.ZERO, () -> {
                if (reactor.running()) {
                    reactor.stop();
                }
            });
        }
    }
}

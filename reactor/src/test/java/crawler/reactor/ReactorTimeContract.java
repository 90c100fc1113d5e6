package crawler.reactor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.reactor.testing.CapturedLog;
import crawler.reactor.time.AlreadyCalled;
import crawler.reactor.time.AlreadyCancelled;
import crawler.reactor.time.DelayedCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What holds for the delayed calls of every reactor. */
interface ReactorTimeContract {
    Reactor newReactor();

    /** What the loop has logged in this test. */
    CapturedLog log();

    /** Runs {@code main} on a new reactor until it stops. */
    default Reactor run(Main main) {
        Reactor reactor = newReactor();
        reactor.callWhenRunning(() -> main.run(reactor));
        reactor.run(false);
        return reactor;
    }

    /** A program on a reactor. */
    @FunctionalInterface
    interface Main {
        void run(Reactor reactor) throws Exception;
    }

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }

    @Test
    default void callsAreMadeInTheOrderOfTheirTimes() {
        List<Double> made = new ArrayList<>();
        List<Double> due = new ArrayList<>();
        run(reactor -> {
            for (int delay : new int[] {6, 2, 4, 0, 5}) {
                DelayedCall[] call = new DelayedCall[1];
                call[0] = reactor.callLater(millis(delay), () -> made.add(call[0].time()));
                due.add(call[0].time());
            }
            reactor.callLater(millis(8), reactor::stop);
        });
        assertEquals(due.stream().sorted().toList(), made);
    }

    @Test
    default void aCallIsNeverMadeEarly() {
        List<Double> times = new ArrayList<>();
        run(reactor -> {
            DelayedCall call = reactor.callLater(millis(3), () -> times.add(reactor.seconds()));
            times.add(call.time());
            reactor.callLater(millis(5), reactor::stop);
        });
        assertTrue(times.get(1) >= times.get(0), times::toString);
    }

    @Test
    default void callsThatAreDueTogetherAreMadeInTheOrderInWhichTheyWereMade() {
        List<Integer> made = new ArrayList<>();
        run(reactor -> {
            for (int i = 0; i < 100; i++) {
                int number = i;
                reactor.callLater(Duration.ZERO, () -> made.add(number));
            }
            reactor.callLater(millis(2), reactor::stop);
        });
        List<Integer> sorted = made.stream().sorted().toList();
        assertEquals(sorted, made);
        assertEquals(100, made.size());
    }

    @Test
    default void aCallThatIsCancelledIsNotMade() {
        List<String> made = new ArrayList<>();
        run(reactor -> {
            DelayedCall call = reactor.callLater(millis(1), () -> made.add("cancelled"));
            call.cancel();
            assertFalse(call.active());
            assertThrows(AlreadyCancelled.class, call::cancel);
            reactor.callLater(millis(3), reactor::stop);
        });
        assertEquals(List.of(), made);
        assertEquals(List.of(), log().errors());
    }

    @Test
    default void aCallMovesWhenItIsResetOrDelayed() {
        List<String> made = new ArrayList<>();
        run(reactor -> {
            DelayedCall delayed = reactor.callLater(millis(1), () -> made.add("delayed"));
            DelayedCall reset = reactor.callLater(Duration.ofHours(1), () -> {
                made.add("reset");
                delayed.reset(Duration.ZERO);
            });
            delayed.delay(Duration.ofHours(2));
            reset.reset(millis(2));
            reactor.addSystemEventTrigger(Phase.BEFORE, Reactor.SHUTDOWN, () -> made.add("stopped"));
            reactor.callLater(millis(4), () -> reactor.callLater(millis(2), reactor::stop));
        });
        assertEquals(List.of("reset", "delayed", "stopped"), made);
    }

    @Test
    default void aCallThatRunsIsNoLongerActive() {
        run(reactor -> {
            DelayedCall[] self = new DelayedCall[1];
            self[0] = reactor.callLater(Duration.ZERO, () -> {
                assertFalse(self[0].active());
                assertThrows(AlreadyCalled.class, () -> self[0].reset(millis(1)));
                reactor.stop();
            });
        });
        assertEquals(List.of(), log().errors());
    }

    @Test
    default void aCallMadeWithoutDelayInsideAnotherRunsInALaterTurn() {
        List<String> made = new ArrayList<>();
        run(reactor -> reactor.callLater(Duration.ZERO, () -> {
            reactor.callLater(Duration.ZERO, () -> {
                made.add("timed");
                reactor.stop();
            });
            reactor.callFromThread(() -> made.add("from thread"));
        }));
        assertEquals(List.of("from thread", "timed"), made);
    }

    @Test
    default void aNegativeDelayIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> newReactor().callLater(millis(-1), () -> {}));
    }
}

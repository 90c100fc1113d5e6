package crawler.reactor.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TimedCallsTest {
    private long now;
    private final TimedCalls calls = new TimedCalls(() -> now);

    /** What the heap is compared with: a call in a plain list, looked for from end to end. */
    private static final class Expected {
        private final int number;
        private final DelayedCall call;
        private long due;

        Expected(int number, DelayedCall call, long due) {
            this.number = number;
            this.call = call;
            this.due = due;
        }
    }

    @Test
    void aHundredThousandRandomOperationsRunTheCallsThatASortedListWouldRun() throws Exception {
        Random random = new Random(1);
        List<Expected> expected = new ArrayList<>();
        List<Integer> ran = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            int number = i;
            long delay = random.nextInt(200);
            switch (expected.isEmpty() ? 0 : random.nextInt(6)) {
                case 0, 1, 2 ->
                    expected.add(new Expected(
                            number, calls.callLater(Duration.ofNanos(delay), () -> ran.add(number)), now + delay));
                case 3 -> expected.remove(random.nextInt(expected.size())).call.cancel();
                case 4 -> move(expected.get(random.nextInt(expected.size())), delay, random.nextBoolean());
                default -> runUntil(now + random.nextInt(60), expected, ran);
            }
        }
        runUntil(Long.MAX_VALUE, expected, ran);
        assertEquals(List.of(), calls.waiting());
    }

    private void move(Expected expected, long by, boolean fromNow) {
        if (fromNow) {
            expected.call.reset(Duration.ofNanos(by));
            expected.due = now + by;
        } else {
            expected.call.delay(Duration.ofNanos(by - 100));
            expected.due += by - 100;
        }
    }

    private void runUntil(long time, List<Expected> expected, List<Integer> ran) {
        now = time;
        calls.admit();
        calls.runDue(now, failure -> {
            throw new AssertionError(failure);
        });
        List<Integer> due = expected.stream()
                .filter(call -> call.due <= now)
                .sorted(Comparator.<Expected>comparingLong(call -> call.due).thenComparing(call -> call.number))
                .map(call -> call.number)
                .toList();
        assertEquals(due, ran);
        expected.removeIf(call -> call.due <= now);
        ran.clear();
    }

    @Test
    void aCallThatIsNotAdmittedYetDoesNotRun() throws Exception {
        List<String> ran = new ArrayList<>();
        calls.callLater(Duration.ZERO, () -> ran.add("call"));
        assertEquals(false, calls.runNext(now));
        calls.admit();
        assertEquals(true, calls.runNext(now));
        assertEquals(List.of("call"), ran);
    }

    @Test
    void aDelayOfManyCenturiesDoesNotOverflow() {
        now = Long.MAX_VALUE / 2;
        DelayedCall call = calls.callLater(Duration.ofSeconds(Long.MAX_VALUE), () -> {});
        call.delay(Duration.ofDays(1_000));
        calls.admit();
        assertEquals(Long.MAX_VALUE - now, calls.nanosToNext(now));
    }

    @Test
    void theTimeToTheNextCallIsKnown() {
        assertEquals(-1, calls.nanosToNext(now));
        calls.callLater(Duration.ofNanos(70), () -> {});
        calls.admit();
        assertEquals(70, calls.nanosToNext(0));
        assertEquals(0, calls.nanosToNext(100));
    }

    @Test
    void aCallThatWasMadeCannotBeMovedOrCancelled() throws Exception {
        DelayedCall call = calls.callLater(Duration.ZERO, () -> {});
        calls.admit();
        calls.runNext(now);
        assertThrows(AlreadyCalled.class, call::cancel);
        assertThrows(AlreadyCalled.class, () -> call.delay(Duration.ZERO));
    }
}

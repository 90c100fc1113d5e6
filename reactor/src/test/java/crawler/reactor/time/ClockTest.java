package crawler.reactor.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crawler.reactor.testing.Tidy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class ClockTest {
    @RegisterExtension
    final Tidy tidy = new Tidy();

    private final Clock clock = new Clock();
    private final List<String> made = new ArrayList<>();

    @Test
    void theTimeMovesFirstAndThenAllThatIsDueRunsInOrder() throws Exception {
        tidy.watch(clock, clock::delayedCalls);
        clock.callLater(2, () -> made.add("b at " + clock.seconds()));
        clock.callLater(1, () -> made.add("a at " + clock.seconds()));
        clock.advance(3);
        assertEquals(List.of("a at 3.0", "b at 3.0"), made);
    }

    @Test
    void callsMadeMeanwhileRunInTheSameAdvanceWhenTheyAreDue() throws Exception {
        clock.callLater(1, () -> {
            clock.callLater(0, () -> made.add("at once"));
            clock.callLater(1, () -> made.add("later"));
        });
        clock.advance(5);
        assertEquals(List.of("at once"), made);
        clock.advance(1);
        assertEquals(List.of("at once", "later"), made);
    }

    @Test
    void anExceptionPassesThroughAndTheRestStaysQueued() throws Exception {
        clock.callLater(1, () -> {
            throw new IllegalStateException("falls down");
        });
        clock.callLater(1, () -> made.add("rest"));
        assertThrows(IllegalStateException.class, () -> clock.advance(1));
        clock.advance(0);
        assertEquals(List.of("rest"), made);
    }

    @Test
    void timeDoesNotRunBackwards() {
        assertThrows(IllegalArgumentException.class, () -> clock.advance(-1));
    }

    @Test
    void wallClockTimeMovesAlong() throws Exception {
        Clock late = new Clock(Instant.parse("2026-12-31T23:59:59Z"));
        late.pump(Duration.ofMillis(500), Duration.ofMillis(500));
        assertEquals(Instant.parse("2027-01-01T00:00:00Z"), late.now());
    }
}

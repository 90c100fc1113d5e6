package crawler.reactor.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crawler.reactor.testing.Tidy;
import crawler.reactor.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TimeoutTest {
    @RegisterExtension
    final Tidy tidy = new Tidy();

    private final Clock clock = new Clock();
    private final List<Double> timedOut = new ArrayList<>();
    private final Timeout timeout = new Timeout(clock, () -> timedOut.add(clock.seconds()));

    TimeoutTest() {
        tidy.watch(clock, clock::delayedCalls);
    }

    @Test
    void withoutASignOfLifeTheTimePassesOnce() throws Exception {
        timeout.set(Duration.ofSeconds(3));
        clock.pump(Duration.ofSeconds(3), Duration.ofSeconds(3));
        assertEquals(List.of(3.0), timedOut);
    }

    @Test
    void aSignOfLifeBeginsTheTimeAnew() throws Exception {
        timeout.set(Duration.ofSeconds(3));
        clock.advance(2);
        timeout.reset();
        clock.advance(2);
        timeout.reset();
        assertEquals(List.of(), timedOut);
        clock.pump(Duration.ofSeconds(2), Duration.ofSeconds(1));
        assertEquals(List.of(7.0), timedOut);
    }

    @Test
    void manySignsOfLifeMakeOneCall() throws Exception {
        timeout.set(Duration.ofSeconds(3));
        for (int i = 0; i < 1000; i++) {
            clock.advance(0.01);
            timeout.reset();
        }
        assertEquals(1, clock.delayedCalls().size());
        timeout.off();
    }

    @Test
    void switchedOffItNeverComes() throws Exception {
        assertEquals(Optional.empty(), timeout.set(Duration.ofSeconds(3)));
        assertEquals(Optional.of(Duration.ofSeconds(3)), timeout.off());
        timeout.reset();
        clock.advance(9);
        assertEquals(List.of(), timedOut);
    }

    @Test
    void anotherPeriodTakesThePlaceOfTheOld() throws Exception {
        timeout.set(Duration.ofSeconds(3));
        assertEquals(Optional.of(Duration.ofSeconds(3)), timeout.set(Duration.ofSeconds(1)));
        clock.advance(1);
        assertEquals(List.of(1.0), timedOut);
    }
}

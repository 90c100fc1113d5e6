package crawler.conformance.program;

import crawler.reactor.time.Clock;
import crawler.reactor.time.ReactorTime;
import java.time.Duration;

/** A timing program whose time is moved by its operations. */
final class ClockProgram extends TimingProgram {
    private final Clock clock = new Clock();

    ClockProgram() {
        on("advance", op -> clock.advance(op.time("ms")));
        on("pump", this::pump);
    }

    @Override
    ReactorTime time() {
        return clock;
    }

    private void pump(Fields op) throws Exception {
        clock.pump(op.list("ms").stream()
                .map(step -> Duration.ofMillis(((Number) step).longValue()))
                .toArray(Duration[]::new));
    }
}

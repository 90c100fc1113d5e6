package crawler.reactor.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import crawler.reactor.task.Reconnection.Backoff;
import crawler.reactor.testing.Tidy;
import crawler.reactor.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class ReconnectionTest {
    @RegisterExtension
    final Tidy tidy = new Tidy();

    private final Clock clock = new Clock();
    private final List<String> seen = new ArrayList<>();

    /** A connector of which every attempt fails at once. */
    private final class Refused implements Reconnection.Connector {
        private final Reconnection reconnection;

        Refused(Reconnection reconnection) {
            this.reconnection = reconnection;
        }

        @Override
        public void connect() {
            seen.add("connect at " + clock.seconds());
            reconnection.retry(this);
        }

        @Override
        public void stopConnecting() {
            seen.add("stop");
        }
    }

    private Reconnection start(double jitter, int maxRetries) {
        Backoff backoff = new Backoff(Duration.ofSeconds(1), 2, Duration.ofSeconds(5), jitter, maxRetries);
        Reconnection reconnection = new Reconnection(clock, backoff, new Random(1));
        new Refused(reconnection).connect();
        return reconnection;
    }

    private void advance(int seconds) throws Exception {
        for (int i = 0; i < seconds; i++) {
            clock.advance(1);
        }
    }

    @Test
    void theWaitGrowsUpToItsCeiling() throws Exception {
        start(0, Backoff.UNLIMITED);
        advance(16);
        assertEquals(
                List.of("connect at 0.0", "connect at 2.0", "connect at 6.0", "connect at 11.0", "connect at 16.0"),
                seen);
    }

    @Test
    void itGivesUpAfterAsManyRetries() throws Exception {
        tidy.watch(clock, clock::delayedCalls);
        start(0, 2);
        advance(60);
        assertEquals(3, seen.size());
    }

    @Test
    void aConnectionThatProvedGoodMakesTheNextWaitShortAgain() throws Exception {
        Reconnection reconnection = start(0, Backoff.UNLIMITED);
        advance(6);
        reconnection.resetDelay();
        advance(5);
        advance(2);
        assertEquals("connect at 13.0", seen.get(seen.size() - 1));
    }

    @Test
    void afterGivingUpNothingIsTried() throws Exception {
        tidy.watch(clock, clock::delayedCalls);
        start(0, Backoff.UNLIMITED).stopTrying();
        advance(60);
        assertEquals(List.of("connect at 0.0", "stop"), seen);
    }

    @Test
    void jitterSpreadsTheWaits() {
        start(0.5, Backoff.UNLIMITED);
        assertNotEquals(2.0, clock.delayedCalls().get(0).time());
    }
}

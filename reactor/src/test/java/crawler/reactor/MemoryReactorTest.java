package crawler.reactor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.reactor.testing.CapturedLog;
import crawler.reactor.testing.Tidy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class MemoryReactorTest implements ReactorContract {
    @RegisterExtension
    final Tidy tidy = new Tidy();

    @RegisterExtension
    final CapturedLog log = new CapturedLog("crawler.reactor");

    @Override
    public Reactor newReactor() {
        return tidy.watch(new MemoryReactor());
    }

    @Override
    public CapturedLog log() {
        return log;
    }

    @Override
    public void start(Reactor reactor, List<Thread> callers) throws InterruptedException {
        callers.forEach(Thread::start);
        for (Thread caller : callers) {
            caller.join();
        }
        reactor.run(false);
    }

    @Test
    void aYearPassesWithoutWaiting() {
        MemoryReactor reactor = new MemoryReactor(Instant.parse("2026-01-01T00:00:00Z"), idle -> {});
        reactor.callLater(Duration.ofDays(365), reactor::stop);
        reactor.run();
        assertEquals(Instant.parse("2027-01-01T00:00:00Z"), reactor.now());
    }

    @Test
    void aProgramThatForgotToStopFailsInsteadOfWaitingForEver() {
        MemoryReactor reactor = new MemoryReactor();
        assertThrows(IllegalStateException.class, reactor::run);
        assertFalse(reactor.running());
        reactor.callWhenRunning(reactor::stop);
        reactor.run();
    }

    @Test
    void advancingRunsEachTurnAtItsOwnTime() {
        MemoryReactor reactor = new MemoryReactor();
        List<Double> times = new ArrayList<>();
        reactor.callLater(1.0, () -> {
            times.add(reactor.seconds());
            reactor.callLater(1.0, () -> times.add(reactor.seconds()));
        });
        reactor.callFromThread(() -> times.add(reactor.seconds()));
        reactor.advance(5);
        assertEquals(List.of(0.0, 1.0, 2.0), times);
        assertEquals(5.0, reactor.seconds());
        assertTrue(reactor.delayedCalls().isEmpty());
    }

    @Test
    void aCallbackThatTakesLongDelaysTheNext() {
        MemoryReactor reactor = new MemoryReactor();
        List<Double> times = new ArrayList<>();
        reactor.callLater(1.0, () -> reactor.elapse(Duration.ofSeconds(3)));
        reactor.callLater(2.0, () -> times.add(reactor.seconds()));
        reactor.callLater(5.0, reactor::stop);
        reactor.run();
        assertEquals(List.of(4.0), times);
    }
}

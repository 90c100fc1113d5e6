package crawler.reactor.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crawler.reactor.defer.Deferred;
import crawler.reactor.testing.Tidy;
import crawler.reactor.time.Clock;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class LoopingCallTest {
    @RegisterExtension
    final Tidy tidy = new Tidy();

    private final Clock clock = new Clock();
    private final List<Double> beats = new ArrayList<>();
    private final LoopingCall loop = new LoopingCall(clock, () -> beats.add(clock.seconds()));

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }

    @Test
    void beatsLieOnAGridAndMissedOnesAreLeftOut() throws Exception {
        tidy.watch(clock, clock::delayedCalls);
        loop.start(seconds(1));
        clock.advance(1.25);
        clock.advance(2.5);
        clock.advance(0.25);
        loop.stop();
        assertEquals(List.of(0.0, 1.25, 3.75, 4.0), beats);
    }

    @Test
    void theFirstBeatMayWait() throws Exception {
        loop.start(seconds(1), false);
        assertEquals(List.of(), beats);
        clock.advance(1);
        assertEquals(List.of(1.0), beats);
    }

    @Test
    void stoppingFiresWithTheLoop() {
        Deferred<LoopingCall> done = loop.start(seconds(1));
        loop.stop();
        assertSame(loop, done.peek().orElseThrow().get());
        assertFalse(loop.running());
        assertThrows(IllegalStateException.class, loop::stop);
    }

    @Test
    void aCallThatFailsEndsTheLoopWithItsFailure() throws Exception {
        LoopingCall failing = new LoopingCall(clock, () -> {
            throw new IOException("beat");
        });
        Deferred<String> done = failing.start(seconds(1))
                .addCallback(l -> "stopped")
                .addErrback(IOException.class, e -> e.getMessage());
        assertEquals("beat", done.peek().orElseThrow().get());
        assertFalse(failing.running());
    }

    @Test
    void anAsynchronousCallIsWaitedFor() throws Exception {
        List<Deferred<Void>> calls = new ArrayList<>();
        LoopingCall async = LoopingCall.async(clock, () -> {
            calls.add(new Deferred<>());
            return calls.get(calls.size() - 1);
        });
        async.start(seconds(1));
        clock.advance(5.5);
        assertEquals(1, calls.size());
        calls.get(0).callback(null);
        clock.advance(0.5);
        assertEquals(2, calls.size());
    }

    @Test
    void aCountedCallIsToldHowManyBeatsItStandsFor() throws Exception {
        List<Long> counts = new ArrayList<>();
        LoopingCall counted = LoopingCall.withCount(clock, count -> {
            counts.add(count);
            return Deferred.succeed(null);
        });
        counted.start(seconds(1));
        clock.advance(3.5);
        clock.advance(0.5);
        assertEquals(List.of(1L, 3L, 1L), counts);
    }

    @Test
    void aResetStartsTheGridAnew() throws Exception {
        loop.start(seconds(1));
        clock.advance(0.75);
        loop.reset();
        clock.advance(0.75);
        assertEquals(List.of(0.0), beats);
        clock.advance(0.25);
        assertEquals(List.of(0.0, 1.75), beats);
    }

    @Test
    void startingTwiceAndNegativeIntervalsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> loop.start(seconds(-1)));
        loop.start(seconds(1));
        assertThrows(IllegalStateException.class, () -> loop.start(seconds(1)));
    }
}

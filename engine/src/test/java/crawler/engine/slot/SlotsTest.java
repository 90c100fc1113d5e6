package crawler.engine.slot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.Request;
import crawler.reactor.MemoryReactor;
import crawler.reactor.defer.CancelledError;
import crawler.reactor.defer.Deferred;
import crawler.settings.Priority;
import crawler.settings.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SlotsTest {
    private static final Request A = new Request("http://a.example/");
    private static final Request B = new Request("http://b.example/");

    private final MemoryReactor clock = new MemoryReactor();
    private final List<Double> starts = new ArrayList<>();
    private final List<Deferred<Void>> running = new ArrayList<>();

    private Slots slots(Object... settings) {
        Settings all = Settings.defaults();
        for (int i = 0; i < settings.length; i += 2) {
            all = all.with(Priority.CMDLINE, "test", Map.of((String) settings[i], settings[i + 1]));
        }
        return new Slots(new SlotClocks(clock, new Random(7)), SlotKey.host(), all);
    }

    private Deferred<Void> start(Slots slots, Request request) {
        return slots.run(request, () -> {
            starts.add(clock.nanos() / 1e9);
            Deferred<Void> work = new Deferred<>();
            running.add(work);
            return work;
        });
    }

    @Test
    void L2_noMoreRunAtOnceThanTheSlotHasRoomFor() {
        Slots slots = slots("CONCURRENT_REQUESTS_PER_DOMAIN", 2);
        for (int i = 0; i < 5; i++) {
            start(slots, A);
        }
        assertEquals(2, running.size());
        running.get(0).callback(null);
        assertEquals(3, running.size());
        running.get(1).errback(new IllegalStateException("failed ones free their place as well"));
        assertEquals(4, running.size());
        running.get(1).addErrback(failure -> null);
    }

    @Test
    void L2_slotsDoNotWaitForEachOther() {
        Slots slots = slots("CONCURRENT_REQUESTS_PER_DOMAIN", 1);
        start(slots, A);
        start(slots, A);
        start(slots, B);

        assertEquals(2, running.size());
    }

    @Test
    void L2_theAttributeChoosesTheSlot() {
        Slots slots = slots("CONCURRENT_REQUESTS_PER_DOMAIN", 1);
        start(slots, A.with(Slots.DOWNLOAD_SLOT, "shared"));
        start(slots, B.with(Slots.DOWNLOAD_SLOT, "shared"));

        assertEquals(1, running.size());
    }

    @Test
    void L3_startsAreTheDelayApartExactly() {
        Slots slots = slots("DOWNLOAD_DELAY", 2.5, "RANDOMIZE_DOWNLOAD_DELAY", false);
        for (int i = 0; i < 4; i++) {
            start(slots, A);
        }
        for (int i = 0; i < 100; i++) {
            clock.advance(0.1);
        }

        assertEquals(List.of(0.0, 2.5, 5.0, 7.5), starts);
    }

    @Test
    void L3_theDelayCountsFromTheLastStartEvenIfNobodyWaited() {
        Slots slots = slots("DOWNLOAD_DELAY", 2, "RANDOMIZE_DOWNLOAD_DELAY", false);
        start(slots, A);
        running.get(0).callback(null);
        clock.advance(1.5);
        start(slots, A);
        clock.advance(0.5);
        clock.advance(5);
        start(slots, A);

        assertEquals(List.of(0.0, 2.0, 7.0), starts);
    }

    @Test
    void L3_aRandomDelayLiesBetweenHalfAndOneAndAHalf() {
        Slots slots = slots("DOWNLOAD_DELAY", 2, "CONCURRENT_REQUESTS_PER_DOMAIN", 1000);
        for (int i = 0; i < 200; i++) {
            start(slots, A);
        }
        for (int i = 0; i < 60_000; i++) {
            clock.advance(0.01);
        }

        assertEquals(200, starts.size());
        List<Double> gaps = new ArrayList<>();
        for (int i = 1; i < starts.size(); i++) {
            gaps.add(starts.get(i) - starts.get(i - 1));
        }
        assertTrue(gaps.stream().allMatch(gap -> gap >= 1 && gap < 3.02), gaps.toString());
        assertTrue(gaps.stream().anyMatch(gap -> gap < 1.2) && gaps.stream().anyMatch(gap -> gap > 2.8));
    }

    @Test
    void L5_anIdleSlotIsForgottenAfterAMinute() {
        Slots slots = slots();
        for (int i = 0; i < 100; i++) {
            start(slots, new Request("http://h" + i + ".example/"));
        }
        running.forEach(work -> work.callback(null));
        assertEquals(100, slots.size());
        clock.advance(61);
        start(slots, A);

        assertEquals(1, slots.size());
    }

    @Test
    void L5_aSlotIsNotForgottenWhileItRuns() {
        Slots slots = slots("CONCURRENT_REQUESTS_PER_DOMAIN", 1);
        start(slots, A);
        clock.advance(3600);
        start(slots, B);
        start(slots, A);

        assertEquals(2, running.size());
    }

    @Test
    void L5_aSlotWhoseDelayIsLongerThanAMinuteKeepsItsDelay() {
        Slots slots = slots("DOWNLOAD_DELAY", 300, "RANDOMIZE_DOWNLOAD_DELAY", false);
        start(slots, A);
        running.get(0).callback(null);
        clock.advance(100);
        start(slots, B);
        clock.advance(100);
        start(slots, A);
        clock.advance(100);

        assertEquals(List.of(0.0, 100.0, 300.0), starts);
    }

    @Test
    void aRequestThatIsCancelledWhileItWaitsIsNotStartedAndTakesNoPlace() {
        Slots slots = slots("CONCURRENT_REQUESTS_PER_DOMAIN", 1);
        start(slots, A);
        Deferred<Void> waiting = start(slots, A);
        start(slots, A);
        waiting.cancel();
        running.get(0).callback(null);

        assertEquals(2, running.size());
        assertTrue(waiting.peek().orElseThrow().failed().orElseThrow().check(CancelledError.class));
        waiting.addErrback(failure -> null);
    }

    @Test
    void aHundredThousandThatAreAnsweredAtOnceAfterAWaitDoNotRecurse() {
        Slots slots = slots("CONCURRENT_REQUESTS_PER_DOMAIN", 1);
        start(slots, A);
        int[] done = new int[1];
        for (int i = 0; i < 100_000; i++) {
            slots.run(A, () -> Deferred.succeed(null)).tap(outcome -> done[0]++);
        }
        running.get(0).callback(null);

        assertEquals(100_000, done[0]);
    }

    @Test
    void nothingIsStartedAfterClosing() {
        Slots slots = slots("DOWNLOAD_DELAY", 1);
        start(slots, A);
        start(slots, A);
        slots.close();
        clock.advance(Duration.ofMinutes(1));

        assertEquals(1, starts.size());
    }
}

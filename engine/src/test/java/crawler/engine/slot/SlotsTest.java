package crawler.engine.slot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.Headers;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.slot.Explanation.Rule;
import crawler.reactor.MemoryReactor;
import crawler.reactor.defer.CancelledError;
import crawler.reactor.defer.Deferred;
import crawler.settings.Priority;
import crawler.settings.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlotsTest {
    private static final Request A = new Request("http://a.example/");
    private static final Request B = new Request("http://b.example/");

    private final MemoryReactor clock = new MemoryReactor();
    private final List<Deferred<?>> allGiven = new ArrayList<>();
    private final List<Double> starts = new ArrayList<>();
    private final List<Deferred<Void>> running = new ArrayList<>();

    private Slots slots(Object... settings) {
        Settings all = Settings.defaults();
        for (int i = 0; i < settings.length; i += 2) {
            all = all.with(Priority.CMDLINE, "test", Map.of((String) settings[i], settings[i + 1]));
        }
        return new Slots(new SlotClocks(clock, new Random(7)), SlotKey.host(), all);
    }

    private <T> Deferred<T> run(Slots slots, Request request, Callable<Deferred<T>> work) {
        Deferred<T> given = slots.run(request, work, Optional.empty());
        allGiven.add(given);
        return given;
    }

    private Deferred<Void> start(Slots slots, Request request) {
        return run(slots, request, () -> {
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
    void L2_aPlaceGoesToTheNextSlotWhenTheFirstMayNotStartYet() {
        Slots slots = slots("CONCURRENT_REQUESTS_PER_DOMAIN", 1);
        slots.limit(1);
        start(slots, new Request("http://c.example/"));
        start(slots, A);
        start(slots, B);
        slots.hold(A, Duration.ofSeconds(60));
        running.get(0).callback(null);

        assertEquals(2, running.size());
        assertEquals(1, slots.waiting());
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
            run(slots, A, () -> Deferred.succeed(null)).tap(outcome -> done[0]++);
        }
        running.get(0).callback(null);

        assertEquals(100_000, done[0]);
    }

    @AfterEach
    void forgetWhatWasGivenUp() {
        allGiven.forEach(given -> given.addErrback(failure -> null));
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

    private Slots sharing(SlotClocks clocks, Object... settings) {
        Settings all = Settings.defaults();
        for (int i = 0; i < settings.length; i += 2) {
            all = all.with(Priority.CMDLINE, "test", Map.of((String) settings[i], settings[i + 1]));
        }
        return new Slots(clocks, SlotKey.host(), all);
    }

    @Test
    void AC1_crawlsOfAProcessShareTheClockOfAHostAndTakeTurns() {
        SlotClocks clocks = new SlotClocks(clock, new Random(7));
        Slots one = sharing(clocks, "DOWNLOAD_DELAY", 2, "RANDOMIZE_DOWNLOAD_DELAY", false);
        Slots other = sharing(clocks, "DOWNLOAD_DELAY", 1, "RANDOMIZE_DOWNLOAD_DELAY", false);
        List<String> order = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            note(one, "one", order);
            note(other, "other", order);
        }
        clock.advance(30);

        assertEquals(List.of("one 0", "other 2", "one 4", "other 6", "one 8", "other 10"), order);
    }

    private void note(Slots slots, String name, List<String> order) {
        run(slots, A, () -> {
            order.add(name + " " + clock.nanos() / 1_000_000_000);
            return Deferred.succeed(null);
        });
    }

    @Test
    void AC1_crawlsOfAProcessShareThePlacesOfAHost() {
        SlotClocks clocks = new SlotClocks(clock, new Random(7));
        Slots one = sharing(clocks, "CONCURRENT_REQUESTS_PER_DOMAIN", 4);
        Slots other = sharing(clocks, "CONCURRENT_REQUESTS_PER_DOMAIN", 2);
        for (int i = 0; i < 4; i++) {
            start(one, A);
        }
        start(one, A);
        start(other, A);
        assertEquals(4, running.size());
        running.get(0).callback(null);
        running.get(1).callback(null);
        assertEquals(4, running.size(), "the stricter limit holds for both");
        running.get(2).callback(null);
        assertEquals(5, running.size());
    }

    @Test
    void AC1_aCrawlThatEndsLeavesTheClockToTheOthers() {
        SlotClocks clocks = new SlotClocks(clock, new Random(7));
        Slots one = sharing(clocks, "DOWNLOAD_DELAY", 10, "RANDOMIZE_DOWNLOAD_DELAY", false);
        Slots other = sharing(clocks);
        start(one, A);
        start(one, A);
        start(other, A);
        one.close();
        start(other, A);
        clock.advance(60);

        assertEquals(List.of(0.0, 10.0, 10.0), starts, "what the first one started still counts");
    }

    @Test
    void L2_slotsMayBeRegistrableDomains() {
        Slots slots = new Slots(new SlotClocks(clock, new Random(7)), SlotKey.domain(), Settings.defaults());

        assertEquals("shop.co.uk", slots.keyOf(new Request("http://www.shop.co.uk/")));
        assertEquals("shop.co.uk", slots.keyOf(new Request("http://a.b.shop.co.uk/")));
        assertEquals("example.com", slots.keyOf(new Request("http://example.com/")));
        assertEquals("co.uk", slots.keyOf(new Request("http://co.uk/")));
        assertEquals("127.0.0.1", slots.keyOf(new Request("http://127.0.0.1/")));
        assertEquals("::1", slots.keyOf(new Request("http://[::1]/")));
        assertEquals("localhost", slots.keyOf(new Request("http://localhost/")));
        assertEquals("own", slots.keyOf(A.with(Slots.DOWNLOAD_SLOT, "own")));
    }

    @Test
    void L2_hostsOfOneAddressShareItsPlacesOnceItIsKnown() {
        Slots slots = slots("CONCURRENT_REQUESTS_PER_IP", 1);
        Request[] hosts = {A, B};
        for (Request host : hosts) {
            run(
                    slots,
                    host,
                    () -> Deferred.succeed(new Response(host, 200, Headers.NONE, new byte[0])
                            .withConnection("HTTP/1.1", "192.0.2.1")));
        }
        start(slots, A);
        start(slots, B);
        assertEquals(1, running.size());
        running.get(0).callback(null);
        assertEquals(2, running.size());
    }

    @Test
    void AA2_explainNamesTheRuleThatHoldsARequestBack() {
        Slots slots =
                slots("DOWNLOAD_DELAY", 4, "RANDOMIZE_DOWNLOAD_DELAY", false, "CONCURRENT_REQUESTS_PER_DOMAIN", 1);
        assertTrue(slots.explain("http://a.example/").isFree());

        start(slots, A);
        start(slots, A);
        clock.advance(1);
        Explanation delayed = slots.explain("http://a.example/x");
        assertEquals(Rule.DELAY, delayed.rule());
        assertEquals(Duration.ofSeconds(3), delayed.lasts());
        assertEquals(1, delayed.ahead());
        assertEquals(
                "slot a.example: held back by the delay of the slot (DOWNLOAD_DELAY, DOWNLOAD_SLOTS or AutoThrottle), for"
                        + " 3.0 s; 1 requests wait before it",
                delayed.toString());

        clock.advance(4);
        assertEquals(Rule.CONCURRENCY, slots.explain("http://a.example/").rule());
        slots.crawlDelay(A, 20);
        assertEquals(Rule.CRAWL_DELAY, slots.explain("http://a.example/").rule());
        slots.hold(A, Duration.ofMinutes(2));
        assertEquals(Rule.BACK_OFF, slots.explain("http://a.example/").rule());
        assertEquals(
                Rule.NOT_BEFORE,
                slots.explain(A.with(Slots.NOT_BEFORE, clock.now().plusSeconds(600)))
                        .rule());
        assertTrue(slots.explain("http://b.example/").isFree());
    }

    @Test
    void AA2_aRefusalIsExplained() {
        Slots slots = slots();
        run(slots, A, () -> Deferred.succeed(refusal("30")));
        assertEquals(Rule.RETRY_AFTER, slots.explain("http://a.example/").rule());
        clock.advance(31);
        start(slots, A);
        assertEquals(Rule.PROBE, slots.explain("http://a.example/").rule());
    }

    private static Response refusal(String retryAfter) {
        return new Response(A, 429, Headers.of("Retry-After", retryAfter), new byte[0]);
    }

    @Test
    void AA2_aCrawlDelayCountsFromTheLastStart() {
        Slots slots = slots();
        start(slots, A);
        clock.advance(1);
        slots.crawlDelay(A, 3);
        start(slots, A);
        start(slots, A);
        clock.advance(30);

        assertEquals(List.of(0.0, 3.0, 6.0), starts);
    }

    @Test
    void AA2_aCrawlDelayOfNothingIsNone() {
        Slots slots = slots();
        slots.crawlDelay(A, -5);
        slots.crawlDelay(A, Double.NaN);
        start(slots, A);
        start(slots, A);

        assertEquals(2, starts.size());
    }

    @Test
    void L5_aHundredThousandHostsLeaveFewSlots() {
        Slots slots = slots();
        for (int i = 0; i < 100_000; i++) {
            run(slots, new Request("http://h" + i + ".example/"), () -> Deferred.succeed(null));
        }

        assertTrue(slots.size() <= 1000, "there are " + slots.size());
    }

    @Test
    void L5_aSlotThatIsHeldIsNotForgottenWithItsClock() {
        Slots slots = slots();
        run(slots, A, () -> Deferred.succeed(refusal("300")));
        for (int i = 0; i < 5_000; i++) {
            run(slots, new Request("http://h" + i + ".example/"), () -> Deferred.succeed(null));
        }
        start(slots, A);
        assertEquals(0, starts.size());
        clock.advance(301);
        assertEquals(1, starts.size());
    }

    @Test
    void J4_theGateIsOpenForAsManyAsMayStartAndHalfAsManyMore() {
        Slots slots = slots("CONCURRENT_REQUESTS_PER_DOMAIN", 4);
        List<String> opened = new ArrayList<>();
        slots.whenOpened(opened::add);
        int handedOut = 0;
        while (slots.isOpen("a.example")) {
            slots.entered(A);
            start(slots, A);
            handedOut++;
        }
        assertEquals(4 + 2, handedOut);
        assertEquals(4, running.size());
        assertEquals(List.of(), opened);

        running.get(0).callback(null);
        slots.left(slots.slot(A));
        assertEquals(List.of("a.example"), opened);
        assertEquals(5, running.size(), "the one that waited starts at once");
    }

    @Test
    void J4_whereStartsAreApartTheGateOpensWhenTheTimeHasCome() {
        Slots slots = slots("DOWNLOAD_DELAY", 5, "RANDOMIZE_DOWNLOAD_DELAY", false);
        List<String> opened = new ArrayList<>();
        slots.whenOpened(key -> opened.add(key + " at " + clock.seconds()));
        assertTrue(slots.isOpen("a.example"));
        slots.entered(A);
        assertFalse(slots.isOpen("a.example"), "one that has not started yet is enough");
        start(slots, A);
        assertFalse(slots.isOpen("a.example"));
        clock.advance(20);

        assertEquals(List.of("a.example at 5.0"), opened);
    }

    @Test
    void L1_whatWaitsForAPlaceOverAllSlotsStartsInTurn() {
        Slots slots = slots();
        slots.limit(2);
        for (Request request : List.of(A, A, A, B)) {
            start(slots, request);
        }
        assertEquals(2, running.size());
        assertEquals(2, slots.waiting());
        running.get(0).callback(null);
        running.get(1).callback(null);
        assertEquals(4, running.size());
        assertEquals(0, slots.waiting());
    }

    @Test
    void onlyOneTimedCallServesASlotHoweverManyWait() {
        Slots slots = slots("DOWNLOAD_DELAY", 1);
        for (int i = 0; i < 1000; i++) {
            start(slots, A);
        }

        assertEquals(1, clock.delayedCalls().size());
    }

    @Test
    void K3_whoWaitsWhenTheCrawlEndsIsPutBack() {
        Slots slots = slots("DOWNLOAD_DELAY", 5);
        List<String> answers = new ArrayList<>();
        for (String name : List.of("starts", "waits")) {
            slots.run(A, () -> Deferred.succeed("got"), Optional.of(() -> "put back"))
                    .addCallback(answer -> answers.add(name + ": " + answer));
        }
        run(slots, A, () -> Deferred.succeed("got")).addCallback(answer -> answers.add("stays: " + answer));
        slots.putBack();
        slots.run(A, () -> Deferred.succeed("got"), Optional.of(() -> "put back"))
                .addCallback(answer -> answers.add("comes late: " + answer));
        clock.advance(60);

        assertEquals(List.of("starts: got", "waits: put back", "comes late: put back", "stays: got"), answers);
        assertEquals(0, slots.waiting());
    }
}

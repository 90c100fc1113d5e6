package crawler.engine.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.Request;
import crawler.reactor.defer.Deferred;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every scheduler keeps to. */
interface SchedulerContract {

    /** A new one that is open, whose slots are hosts. */
    Scheduler scheduler();

    /** What a Deferred came to; for a remote implementation after waiting. */
    default <T> T await(Deferred<T> deferred) {
        return deferred.peek().orElseThrow().get();
    }

    default Request at(String path) {
        return new Request("http://a.example/" + path);
    }

    default Request start(String path) {
        return at(path).withDontFilter(true).with(MemoryScheduler.IS_START_REQUEST, true);
    }

    default void enqueue(Scheduler scheduler, Request... requests) {
        for (Request request : requests) {
            assertTrue(await(scheduler.enqueue(request)), () -> request + " was not taken");
        }
    }

    /** Takes all that wait and leaves them in flight. */
    default List<String> takeAll(Scheduler scheduler) {
        List<String> urls = new ArrayList<>();
        for (Optional<Request> next = await(scheduler.next()); next.isPresent(); next = await(scheduler.next())) {
            urls.add(next.get().url().substring("http://".length()));
        }
        return urls;
    }

    @Test
    default void J2_B5_theHighestPriorityComesFirst() {
        Scheduler scheduler = scheduler();
        enqueue(scheduler, at("low").withPriority(-5), at("high").withPriority(7), at("middle"));

        assertEquals(List.of("a.example/high", "a.example/middle", "a.example/low"), takeAll(scheduler));
    }

    @Test
    default void J2_B5_withinAPriorityTheNewestComesFirst() {
        Scheduler scheduler = scheduler();
        enqueue(scheduler, at("1"), at("2"), at("3"));

        assertEquals(List.of("a.example/3", "a.example/2", "a.example/1"), takeAll(scheduler));
    }

    @Test
    default void J2_B5_prioritiesMayBeAnyInteger() {
        Scheduler scheduler = scheduler();
        enqueue(
                scheduler,
                at("least").withPriority(Integer.MIN_VALUE),
                at("most").withPriority(Integer.MAX_VALUE));

        assertEquals(List.of("a.example/most", "a.example/least"), takeAll(scheduler));
    }

    @Test
    default void J3_startRequestsKeepTheirOrderAndComeAfterOthersOfTheirPriority() {
        Scheduler scheduler = scheduler();
        enqueue(scheduler, start("s1"), start("s2"), at("1"), at("2"));

        assertEquals(List.of("a.example/2", "a.example/1", "a.example/s1", "a.example/s2"), takeAll(scheduler));
    }

    @Test
    default void J4_slotsTakeTurns() {
        Scheduler scheduler = scheduler();
        enqueue(scheduler, at("1"), at("2"), at("3"));
        enqueue(scheduler, new Request("http://b.example/1"), new Request("http://b.example/2"));

        assertEquals(
                List.of("a.example/3", "b.example/2", "a.example/2", "b.example/1", "a.example/1"), takeAll(scheduler));
    }

    @Test
    default void J4_theSlotWithTheFewestInFlightComesNext() {
        Scheduler scheduler = scheduler();
        enqueue(scheduler, at("1"), at("2"), at("3"), at("4"));
        await(scheduler.next());
        await(scheduler.next());
        enqueue(scheduler, new Request("http://b.example/1"), new Request("http://b.example/2"));

        assertEquals("http://b.example/2", await(scheduler.next()).orElseThrow().url());
        assertEquals("http://b.example/1", await(scheduler.next()).orElseThrow().url());
        assertEquals("http://a.example/2", await(scheduler.next()).orElseThrow().url());
    }

    @Test
    default void J4_aSlotWhoseRequestsAreDoneIsPreferredAgain() {
        Scheduler scheduler = scheduler();
        enqueue(scheduler, at("1"), at("2"), at("3"));
        Request first = await(scheduler.next()).orElseThrow();
        Request second = await(scheduler.next()).orElseThrow();
        enqueue(scheduler, new Request("http://b.example/1"), new Request("http://b.example/2"));
        await(scheduler.next());
        await(scheduler.done(first));
        await(scheduler.done(second));

        assertEquals("http://a.example/1", await(scheduler.next()).orElseThrow().url());
    }

    @Test
    default void J6_aRequestThatWasTakenBeforeIsNotTakenAgain() {
        Scheduler scheduler = scheduler();
        enqueue(scheduler, at("?a=1&b=2"));

        assertFalse(await(scheduler.enqueue(at("?b=2&a=1#part"))));
        assertEquals(1, scheduler.pending());
    }

    @Test
    default void J6_dontFilterPasses() {
        Scheduler scheduler = scheduler();
        enqueue(scheduler, at("1"), at("1").withDontFilter(true), at("1").withDontFilter(true));

        assertEquals(3, scheduler.pending());
    }

    @Test
    default void J1_pendingCountsWhatWaitsAndNotWhatIsInFlight() {
        Scheduler scheduler = scheduler();
        enqueue(scheduler, at("1"), at("2"));
        Request taken = await(scheduler.next()).orElseThrow();
        assertEquals(1, scheduler.pending());
        await(scheduler.done(taken));
        assertEquals(1, scheduler.pending());
        takeAll(scheduler);
        assertEquals(0, scheduler.pending());
    }

    @Test
    default void J1_whatIsTakenIsWhatWasGiven() {
        Scheduler scheduler = scheduler();
        Request given =
                at("1").withMethod("POST").withBody("body").withHeader("A", "b").withFlag("flag");
        enqueue(scheduler, given);

        Request taken = await(scheduler.next()).orElseThrow();

        assertEquals("POST", taken.method());
        assertEquals("body", new String(taken.body(), java.nio.charset.StandardCharsets.UTF_8));
        assertEquals(given.headers(), taken.headers());
        assertEquals(given.flags(), taken.flags());
    }

    @Test
    default void manySlotsAndPrioritiesInAnyOrderLoseNothing() {
        Scheduler scheduler = scheduler();
        for (int i = 0; i < 10_000; i++) {
            enqueue(scheduler, new Request("http://h" + i % 97 + ".example/" + i).withPriority(i * 31 % 13));
        }
        List<Request> inFlight = new ArrayList<>();
        int taken = 0;
        for (Optional<Request> next = await(scheduler.next()); next.isPresent(); next = await(scheduler.next())) {
            taken++;
            inFlight.add(next.get());
            if (taken % 3 == 0) {
                await(scheduler.done(inFlight.remove(inFlight.size() / 2)));
            }
        }

        assertEquals(10_000, taken);
        assertEquals(0, scheduler.pending());
    }
}

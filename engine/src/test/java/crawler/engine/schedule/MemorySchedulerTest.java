package crawler.engine.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import crawler.engine.MemoryStats;
import crawler.engine.Request;
import crawler.engine.slot.Gate;
import crawler.reactor.time.Clock;
import crawler.settings.Settings;
import org.junit.jupiter.api.Test;

class MemorySchedulerTest implements SchedulerContract {
    private final MemoryStats stats = new MemoryStats();
    private final Clock clock = new Clock();
    private Settings settings = Settings.defaults();

    @Override
    public Scheduler scheduler() {
        Scheduler scheduler = new MemoryScheduler(
                clock, settings, stats, new FingerprintDupeFilter(stats), Gate.alwaysOpen(Request::host));
        await(scheduler.open());
        return scheduler;
    }

    @Test
    void J8_countsWhatComesAndGoes() {
        Scheduler scheduler = scheduler();
        enqueue(scheduler, at("1"), at("2"));
        await(scheduler.enqueue(at("2")));
        await(scheduler.next());

        assertEquals(2, stats.count("scheduler/enqueued"));
        assertEquals(2, stats.count("scheduler/enqueued/memory"));
        assertEquals(1, stats.count("scheduler/dequeued"));
        assertEquals(1, stats.count("scheduler/dequeued/memory"));
        assertEquals(1, stats.count("dupefilter/filtered"));
    }

    @Test
    void anotherTryOfAStartRequestIsNotCountedAsFiltered() {
        Scheduler scheduler = scheduler();
        enqueue(scheduler, start("1"), start("1"));

        assertEquals(0, stats.count("dupefilter/filtered"));
        assertFalse(await(scheduler.enqueue(at("1"))), "a link back to it was taken");
        assertEquals(1, stats.count("dupefilter/filtered"));
    }
}

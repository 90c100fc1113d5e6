package crawler.bench.jmh;

import crawler.engine.MemoryStats;
import crawler.engine.Request;
import crawler.engine.schedule.FingerprintDupeFilter;
import crawler.engine.schedule.MemoryScheduler;
import crawler.engine.slot.Gate;
import crawler.reactor.time.Clock;
import crawler.settings.Settings;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Costs of the scheduler: a request in, out and done, with few and with many hosts. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SchedulerBenchmark {
    private static final int REQUESTS = 1000;

    @Param({"1", "1000"})
    private int hosts;

    /** One request that is scheduled, handed out and done, without the duplicate filter. */
    @Benchmark
    @OperationsPerInvocation(REQUESTS)
    public Object request() {
        MemoryStats stats = new MemoryStats();
        MemoryScheduler scheduler = new MemoryScheduler(
                new Clock(),
                Settings.defaults(),
                stats,
                new FingerprintDupeFilter(stats),
                Gate.alwaysOpen(Request::host));
        for (int i = 0; i < REQUESTS; i++) {
            scheduler.enqueue(new Request("http://host" + i % hosts + ".example/" + i).withDontFilter(true));
        }
        for (int i = 0; i < REQUESTS; i++) {
            scheduler.done(scheduler.next().peek().orElseThrow().get().orElseThrow());
        }
        return stats;
    }
}

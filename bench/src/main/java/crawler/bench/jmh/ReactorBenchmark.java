package crawler.bench.jmh;

import crawler.reactor.EventLoop;
import crawler.reactor.Threads;
import crawler.reactor.defer.Deferred;
import crawler.reactor.time.Clock;
import crawler.reactor.time.DelayedCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Costs of the reactor: callbacks, chains, timed calls, calls from other threads. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ReactorBenchmark {
    private static final int LONG = 1000;

    private final Clock clock = new Clock();
    private final EventLoop loop = new EventLoop();
    private Thread thread;

    @Setup(Level.Trial)
    public void start() {
        thread = new Thread(() -> loop.run(false), "loop");
        thread.start();
    }

    @TearDown(Level.Trial)
    public void stop() throws InterruptedException {
        loop.callFromThread(loop::stop);
        thread.join();
    }

    /** One callback of a long line. */
    @Benchmark
    @OperationsPerInvocation(LONG)
    public Object callback() {
        Deferred<Integer> deferred = new Deferred<>();
        for (int i = 0; i < LONG; i++) {
            deferred = deferred.addCallback(value -> value + 1);
        }
        deferred.callback(0);
        return deferred;
    }

    /** One link of a long chain of Deferreds that wait for each other. */
    @Benchmark
    @OperationsPerInvocation(LONG)
    public Object chained() {
        Deferred<Integer> first = new Deferred<>();
        Deferred<Integer> last = first;
        for (int i = 0; i < LONG; i++) {
            Deferred<Integer> inner = last;
            last = Deferred.<Integer>succeed(null).addAsyncCallback(ignored -> inner);
        }
        first.callback(0);
        return last;
    }

    /** A timed call that is made and cancelled, as each download's deadline is, among a thousand others. */
    @Benchmark
    @OperationsPerInvocation(LONG)
    public void callLaterAndCancel() throws Exception {
        List<DelayedCall> calls = new ArrayList<>(LONG);
        for (int i = 0; i < LONG; i++) {
            calls.add(clock.callLater(Duration.ofSeconds(180), () -> {}));
        }
        clock.advance(Duration.ofMillis(1));
        calls.forEach(DelayedCall::cancel);
    }

    /** One of many calls from another thread, which share their wake-ups. */
    @Benchmark
    @OperationsPerInvocation(LONG)
    public Object callFromThread() throws Exception {
        for (int i = 0; i < LONG - 1; i++) {
            loop.callFromThread(() -> {});
        }
        return Threads.blockingCallFromThread(loop, () -> Deferred.succeed(null));
    }

    /** There and back: what one question to the reactor thread costs. */
    @Benchmark
    public Object roundTrip() throws Exception {
        return Threads.blockingCallFromThread(loop, () -> Deferred.succeed(null));
    }
}

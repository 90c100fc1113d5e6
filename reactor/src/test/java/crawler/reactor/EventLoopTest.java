package crawler.reactor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.reactor.defer.Deferred;
import crawler.reactor.testing.CapturedLog;
import crawler.reactor.testing.Tidy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.channels.spi.SelectorProvider;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class EventLoopTest implements ReactorContract {
    @RegisterExtension
    final Tidy tidy = new Tidy();

    @RegisterExtension
    final CapturedLog log = new CapturedLog("crawler.reactor");

    @Override
    public Reactor newReactor() {
        return tidy.watch(new EventLoop());
    }

    @Override
    public CapturedLog log() {
        return log;
    }

    @Override
    public void start(Reactor reactor, List<Thread> callers) {
        reactor.callWhenRunning(() -> callers.forEach(Thread::start));
        reactor.run(false);
    }

    @Test
    void workThatNoWorkerTakesFails() {
        EventLoop reactor = new EventLoop();
        reactor.callWhenRunning(reactor::stop);
        reactor.run(false);

        Deferred<Integer> late = Threads.deferToThread(reactor, () -> 1);

        assertThrows(
                IllegalStateException.class, () -> late.peek().orElseThrow().get());
        late.addErrback(failure -> 0);
    }

    @Test
    void aThreadWaitsForWhatHappensOnTheReactor() throws Exception {
        EventLoop reactor = new EventLoop();
        CompletableFuture<String> answer = new CompletableFuture<>();
        reactor.callInThread(() -> {
            answer.complete(Threads.blockingCallFromThread(
                    reactor, () -> Deferred.succeed("on the reactor thread: " + reactor.inReactorThread())));
            reactor.callFromThread(reactor::stop);
        });
        reactor.run(false);
        assertEquals("on the reactor thread: true", answer.get(1, TimeUnit.SECONDS));
    }

    @Test
    void aThreadThatWaitsForAFailureGetsTheException() throws Exception {
        EventLoop reactor = new EventLoop();
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        reactor.callInThread(() -> {
            thrown.complete(assertThrows(
                    IOException.class,
                    () -> Threads.blockingCallFromThread(reactor, () -> Deferred.fail(new IOException("gone")))));
            reactor.callFromThread(reactor::stop);
        });
        reactor.run(false);
        assertEquals("gone", thrown.get(1, TimeUnit.SECONDS).getMessage());
    }

    @Test
    void aTurnThatIsStuckIsReportedWithItsStackWhileItIsStuck() {
        EventLoop reactor = new EventLoop(SelectorProvider.provider(), Duration.ofMillis(10));
        String[] warning = new String[1];
        reactor.callLater(Duration.ZERO, () -> {
            warning[0] = stuckUntilWarned();
            reactor.stop();
        });
        reactor.run(false);
        assertTrue(warning[0].contains("stuckUntilWarned"), warning[0]);
    }

    private String stuckUntilWarned() throws InterruptedException {
        return log.next(5_000);
    }

    @Test
    void anIdleLoopUsesNoProcessorTime() {
        EventLoop reactor = new EventLoop();
        var threads = ManagementFactory.getThreadMXBean();
        long[] used = new long[1];
        reactor.callLater(Duration.ofMillis(50), () -> {
            long before = threads.getCurrentThreadCpuTime();
            reactor.callLater(Duration.ofMillis(400), () -> {
                used[0] = threads.getCurrentThreadCpuTime() - before;
                reactor.stop();
            });
        });
        reactor.run(false);
        assertTrue(used[0] < TimeUnit.MILLISECONDS.toNanos(40), () -> used[0] + " ns within 400 ms");
    }

    @Test
    void aLoopThatWaitsForEverIsWokenByAThread() throws Exception {
        EventLoop reactor = new EventLoop();
        CountDownLatch running = new CountDownLatch(1);
        reactor.callWhenRunning(running::countDown);
        CompletableFuture<Void> ran = CompletableFuture.runAsync(() -> reactor.run(false));
        assertTrue(running.await(5, TimeUnit.SECONDS));
        reactor.callFromThread(reactor::stop);
        ran.get(5, TimeUnit.SECONDS);
    }

    @Test
    void whatComesFromThreadsAfterTheStopIsDropped() {
        EventLoop reactor = new EventLoop();
        reactor.callWhenRunning(reactor::stop);
        reactor.run(false);
        reactor.callFromThread(() -> {
            throw new AssertionError("called after the stop");
        });
        assertThrows(IllegalStateException.class, () -> reactor.callInThread(() -> {}));
    }

    @Test
    void sigtermStopsTheLoopCleanly() throws Exception {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        UntilSignalled.class.getName())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            assertEquals("running", said.readLine());
            child.toHandle().destroy(); // Process.destroy() would close its output as well
            assertEquals("shut down", said.readLine());
            assertTrue(child.waitFor(5, TimeUnit.SECONDS));
            assertEquals(0, child.exitValue());
        } finally {
            child.destroyForcibly();
        }
    }

    @Test
    void anInterruptedThreadWaitsAllTheSameAndIsInterruptedAfterwards() {
        EventLoop reactor = new EventLoop();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        reactor.callWhenRunning(() -> Thread.currentThread().interrupt());
        reactor.callLater(0.3, reactor::stop);
        long before = threads.getCurrentThreadCpuTime();
        reactor.run(false);

        assertTrue(Thread.interrupted());
        assertTrue(threads.getCurrentThreadCpuTime() - before < 150_000_000, "the loop did not sleep");
    }
}

package crawler.reactor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the tutorials say about the reactor, each as a test. */
class ReactorFactsTest {
    private final List<String> seen = new ArrayList<>();
    private final MemoryReactor reactor = new MemoryReactor();

    @BeforeEach
    @AfterEach
    void forgetTheReactor() {
        Reactors.uninstall();
    }

    @Test
    void itNeedsNoConstruction() {
        Reactor loop = Reactors.get();
        loop.callWhenRunning(loop::stop);
        loop.run(false);
        assertThrows(ReactorNotRestartable.class, loop::run);
    }

    @Test
    void thereIsOnlyOne() {
        Reactors.install(() -> reactor);
        assertSame(reactor, Reactors.get());
        assertSame(reactor, Reactors.get());
    }

    @Test
    void anotherReactorIsInstalledBeforeTheFirstUseOrNotAtAll() {
        Reactors.install(() -> reactor);
        Throwable second = assertThrows(ReactorAlreadyInstalledError.class, () -> Reactors.install(MemoryReactor::new));
        assertTrue(second.getMessage().startsWith("reactor already installed"), second.getMessage());
        Reactors.uninstall();
        Reactors.install(() -> reactor);
        Reactors.get();
        assertThrows(ReactorAlreadyInstalledError.class, () -> Reactors.install(Reactors.Kind.POLL));
    }

    @Test
    void nothingHappensBeforeRun() {
        reactor.callWhenRunning(() -> seen.add("running"));
        reactor.callLater(0, reactor::stop);
        seen.add("before run");
        reactor.run();
        assertEquals(List.of("before run", "running"), seen);
    }

    @Test
    void itRunsUntilItIsStopped() {
        reactor.callLater(3600, () -> seen.add("an hour later"));
        reactor.callLater(7200, reactor::stop);
        reactor.callLater(7201, () -> seen.add("too late"));
        reactor.run();
        assertEquals(List.of("an hour later"), seen);
        assertEquals(7200, reactor.seconds());
    }

    @Test
    void callbacksRunInTheThreadThatCalledRun() throws InterruptedException {
        EventLoop loop = new EventLoop();
        List<Thread> threads = new ArrayList<>();
        loop.callWhenRunning(() -> threads.add(Thread.currentThread()));
        loop.callLater(0, () -> {
            threads.add(Thread.currentThread());
            loop.callInThread(() -> loop.callFromThread(() -> {
                threads.add(Thread.currentThread());
                loop.stop();
            }));
        });
        Thread runner = new Thread(() -> loop.run(false));
        runner.start();
        runner.join();
        assertEquals(List.of(runner, runner, runner), threads);
    }

    @Test
    void anIdleLoopUsesNoProcessorTime() {
        ThreadMXBean processor = ManagementFactory.getThreadMXBean();
        EventLoop loop = new EventLoop();
        long[] used = new long[1];
        loop.callWhenRunning(() -> used[0] = -processor.getCurrentThreadCpuTime());
        loop.callLater(0.4, () -> {
            used[0] += processor.getCurrentThreadCpuTime();
            loop.stop();
        });
        loop.run(false);
        assertTrue(used[0] < 100_000_000, () -> used[0] + " ns of 400 ms");
    }

    @Test
    void nothingElseRunsWhileACallbackRuns() {
        reactor.callLater(0, () -> {
            seen.add("begins");
            reactor.callFromThread(() -> seen.add("call from a thread"));
            reactor.callLater(0, () -> seen.add("timed call"));
            reactor.callLater(0, reactor::stop);
            reactor.elapse(Duration.ofSeconds(1));
            seen.add("ends");
        });
        reactor.run();
        assertEquals(List.of("begins", "ends", "call from a thread", "timed call"), seen);
    }

    @Test
    void aCallbackThatTakesLongMakesTimedCallsLate() {
        reactor.callLater(1, () -> reactor.elapse(Duration.ofSeconds(10)));
        reactor.callLater(2, () -> {
            seen.add("due at 2, called at " + reactor.seconds());
            reactor.stop();
        });
        reactor.run();
        assertEquals(List.of("due at 2, called at 11.0"), seen);
    }

    @Test
    void aCallbackThatThrowsDoesNotEndTheLoop() {
        reactor.callLater(1, () -> {
            throw new IllegalStateException("I fall down.");
        });
        reactor.callLater(2, () -> {
            seen.add("But I get up again.");
            reactor.stop();
        });
        reactor.run();
        assertEquals(List.of("But I get up again."), seen);
    }

    @Test
    void aStoppedReactorCannotBeRestarted() {
        reactor.callWhenRunning(reactor::stop);
        reactor.run();
        assertThrows(ReactorNotRestartable.class, reactor::run);
        assertFalse(reactor.running());
    }

    @Test
    void theLoopWaitsUntilTheNextTimedCallIsDueAndNoLonger() {
        reactor.callLater(5, reactor::stop);
        reactor.callLater(2, () -> seen.add("called at " + reactor.seconds()));
        reactor.run();
        assertEquals(List.of("called at 2.0"), seen);
        assertEquals(5, reactor.seconds());
    }

    @Test
    void aRealLoopIsNeverEarly() {
        EventLoop loop = new EventLoop();
        long begin = loop.nanos();
        loop.callLater(0.05, loop::stop);
        loop.run(false);
        long took = loop.nanos() - begin;
        assertTrue(took >= 50_000_000, () -> "stopped after " + took + " ns");
    }
}

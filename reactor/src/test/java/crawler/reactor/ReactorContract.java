package crawler.reactor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crawler.reactor.defer.Deferred;
import crawler.reactor.defer.DeferredList;
import crawler.reactor.defer.Failure;
import crawler.reactor.defer.InlineCallbacks;
import crawler.reactor.task.Tasks;
import crawler.reactor.time.Action;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What holds for every reactor, whatever it waits with: threads, start, stop and errors. */
interface ReactorContract extends ReactorTimeContract {
    @Test
    default void callsFromManyThreadsAllArriveInTheOrderOfEachThread() throws InterruptedException {
        Reactor reactor = newReactor();
        int threads = 8;
        int each = 2_000;
        int[] last = new int[threads];
        int[] arrived = new int[1];
        List<Thread> callers = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            int thread = t;
            callers.add(new Thread(() -> {
                for (int i = 1; i <= each; i++) {
                    int number = i;
                    reactor.callFromThread(() -> {
                        assertEquals(last[thread] + 1, number);
                        last[thread] = number;
                        if (++arrived[0] == threads * each) {
                            reactor.stop();
                        }
                    });
                }
            }));
        }
        start(reactor, callers);
        assertEquals(threads * each, arrived[0]);
        assertEquals(List.of(), log().errors());
    }

    /** Has the threads call while the reactor runs, where it can wait for them. */
    void start(Reactor reactor, List<Thread> callers) throws InterruptedException;

    @Test
    default void whatIsCalledWhenRunningRunsAtOnceOnlyIfItRuns() {
        List<String> made = new ArrayList<>();
        Reactor reactor = newReactor();
        reactor.addSystemEventTrigger(Phase.BEFORE, Reactor.STARTUP, () -> {
            reactor.callWhenRunning(() -> made.add("asked during start-up, running " + reactor.running()));
            return null;
        });
        reactor.callWhenRunning(() -> {
            reactor.callWhenRunning(() -> made.add("at once"));
            made.add("after it");
            reactor.stop();
        });
        reactor.run(false);
        assertEquals(List.of("at once", "after it", "asked during start-up, running true"), made);
    }

    @Test
    default void aSystemEventHasThreePhases() {
        List<String> seen = new ArrayList<>();
        Reactor reactor = newReactor();
        for (Phase phase : List.of(Phase.AFTER, Phase.DURING, Phase.BEFORE)) {
            for (String event : List.of(Reactor.STARTUP, Reactor.SHUTDOWN)) {
                reactor.addSystemEventTrigger(
                        phase, event, () -> seen.add(phase + " " + event + " " + reactor.running()));
            }
        }
        reactor.callWhenRunning(reactor::stop);
        reactor.run(false);
        assertEquals(
                List.of(
                        "BEFORE startup false",
                        "DURING startup true",
                        "AFTER startup true",
                        "BEFORE shutdown true",
                        "DURING shutdown false",
                        "AFTER shutdown false"),
                seen);
    }

    @Test
    default void theShutdownWaitsForDeferredsWhileTheLoopGoesOn() {
        List<String> seen = new ArrayList<>();
        run(reactor -> {
            Deferred<Void> flushed = new Deferred<>();
            reactor.addSystemEventTrigger(Phase.BEFORE, Reactor.SHUTDOWN, () -> flushed);
            reactor.addSystemEventTrigger(Phase.DURING, Reactor.SHUTDOWN, () -> seen.add("shut down"));
            reactor.callLater(Duration.ofMillis(3), () -> {
                seen.add("flushed");
                flushed.callback(null);
            });
            reactor.stop();
        });
        assertEquals(List.of("flushed", "shut down"), seen);
    }

    @Test
    default void aTriggerThatWasRemovedIsNotCalled() {
        List<String> seen = new ArrayList<>();
        run(reactor -> {
            Trigger trigger = reactor.addSystemEventTrigger(Phase.AFTER, Reactor.SHUTDOWN, () -> seen.add("removed"));
            reactor.removeSystemEventTrigger(trigger);
            assertThrows(IllegalArgumentException.class, () -> reactor.removeSystemEventTrigger(trigger));
            reactor.stop();
        });
        assertEquals(List.of(), seen);
        assertEquals(List.of(), log().errors());
    }

    @Test
    default void aReactorThatDoesNotRunCannotBeStopped() {
        assertThrows(ReactorNotRunning.class, () -> newReactor().stop());
        run(reactor -> {
            reactor.stop();
            assertThrows(ReactorNotRunning.class, reactor::stop);
        });
        assertEquals(List.of(), log().errors());
    }

    @Test
    default void aRunningReactorCannotBeRun() {
        run(reactor -> {
            assertThrows(ReactorAlreadyRunning.class, () -> reactor.run(false));
            reactor.stop();
        });
        assertEquals(List.of(), log().errors());
    }

    @Test
    default void aStoppedReactorCannotBeRunAgain() {
        Reactor stopped = run(Reactor::stop);
        assertThrows(ReactorNotRestartable.class, () -> stopped.run(false));
    }

    @Test
    default void aCrashedReactorRunsAgainWithItsTimedCalls() {
        List<String> seen = new ArrayList<>();
        Reactor reactor = run(r -> {
            r.addSystemEventTrigger(Phase.BEFORE, Reactor.SHUTDOWN, () -> seen.add("shutdown"));
            r.callLater(Duration.ofMillis(1), () -> {
                seen.add("kept");
                r.stop();
            });
            r.crash();
        });
        assertFalse(reactor.running());
        assertEquals(List.of(), seen);
        reactor.run(false);
        assertEquals(List.of("kept", "shutdown"), seen);
    }

    @Test
    default void aReactorThatIsCrashedInItsStartUpLeavesAtOnce() {
        Reactor reactor = newReactor();
        reactor.callWhenRunning(reactor::crash);
        reactor.run(false);
        assertFalse(reactor.running());
        reactor.callWhenRunning(reactor::stop);
        reactor.run(false);
    }

    @Test
    default void exceptionsOfAllKindsOfCallsAreLoggedAndTheLoopGoesOn() {
        Action fails = () -> {
            throw new IllegalStateException("falls down");
        };
        Reactor reactor = newReactor();
        reactor.callWhenRunning(fails);
        reactor.callFromThread(fails);
        reactor.callLater(Duration.ZERO, fails);
        reactor.addSystemEventTrigger(Phase.DURING, Reactor.SHUTDOWN, () -> {
            throw new IllegalStateException("falls down");
        });
        reactor.callLater(Duration.ofMillis(2), reactor::stop);
        reactor.run(false);
        assertEquals(4, log().errors().size());
    }

    @Test
    default void workInAThreadComesBackOnTheReactorThread() {
        List<Object> seen = new ArrayList<>();
        Thread here = Thread.currentThread();
        run(reactor -> {
            Deferred<Object> good = Threads.deferToThread(reactor, () -> 6 * 7).addCallback(value -> {
                assertSame(here, Thread.currentThread());
                return value;
            });
            Deferred<Object> bad = Threads.deferToThread(reactor, () -> {
                        throw new IllegalStateException("in the worker");
                    })
                    .addErrback(Failure::errorMessage);
            DeferredList.gatherResults(List.of(good, bad)).addCallback(values -> {
                reactor.stop();
                return seen.addAll(values);
            });
        });
        assertEquals(List.of(42, "in the worker"), seen);
    }

    @Test
    default void waitingForTheReactorOnItsOwnThreadIsRefused() {
        run(reactor -> {
            assertThrows(
                    IllegalStateException.class,
                    () -> Threads.blockingCallFromThread(reactor, () -> Deferred.succeed(1)));
            reactor.stop();
        });
        assertEquals(List.of(), log().errors());
    }

    @Test
    default void reactorsRunSideBySide() throws Exception {
        List<String> seen = new ArrayList<>();
        CompletableFuture<List<String>> other = CompletableFuture.supplyAsync(() -> {
            List<String> seenThere = new ArrayList<>();
            run(reactor -> reactor.callLater(Duration.ofMillis(2), () -> {
                seenThere.add("there " + reactor.inReactorThread());
                reactor.stop();
            }));
            return seenThere;
        });
        run(reactor -> reactor.callLater(Duration.ofMillis(2), () -> {
            seen.add("here " + reactor.inReactorThread());
            reactor.stop();
        }));
        assertEquals(List.of("here true"), seen);
        assertEquals(List.of("there true"), other.get(5, TimeUnit.SECONDS));
    }

    @Test
    default void aBodyOfStraightLinesRunsAsTheReactorsThread() {
        List<Boolean> seen = new ArrayList<>();
        Reactor ran = run(reactor -> InlineCallbacks.inlineCallbacks(awaiter -> {
            seen.add(reactor.inReactorThread());
            awaiter.await(Tasks.sleep(reactor, Duration.ofMillis(1)));
            seen.add(reactor.inReactorThread());
            reactor.stop();
            return null;
        }));
        assertEquals(List.of(true, true), seen);
        assertFalse(ran.inReactorThread());
    }

    @Test
    default void bodiesThatStillWaitWhenTheReactorStopsAreEnded() {
        List<String> seen = new ArrayList<>();
        run(reactor -> {
            InlineCallbacks.inlineCallbacks(awaiter -> {
                while (true) {
                    try {
                        awaiter.await(new Deferred<>());
                    } catch (Exception e) {
                        seen.add("caught " + e);
                    } finally {
                        seen.add("finally");
                    }
                }
            });
            reactor.stop();
        });
        assertEquals(List.of("finally"), seen);
    }
}

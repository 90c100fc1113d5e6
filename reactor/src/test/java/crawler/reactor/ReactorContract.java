package crawler.reactor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.reactor.defer.Deferred;
import crawler.reactor.defer.DeferredList;
import crawler.reactor.defer.Failure;
import crawler.reactor.defer.InlineCallbacks;
import crawler.reactor.task.Tasks;
import crawler.reactor.testing.CapturedLog;
import crawler.reactor.time.Action;
import crawler.reactor.time.AlreadyCalled;
import crawler.reactor.time.AlreadyCancelled;
import crawler.reactor.time.DelayedCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What holds for every reactor, whatever it waits with. */
interface ReactorContract {
    Reactor newReactor();

    /** What the loop has logged in this test. */
    CapturedLog log();

    /** Runs {@code main} on a new reactor until it stops. */
    default Reactor run(Main main) {
        Reactor reactor = newReactor();
        reactor.callWhenRunning(() -> main.run(reactor));
        reactor.run(false);
        return reactor;
    }

    /** A program on a reactor. */
    @FunctionalInterface
    interface Main {
        void run(Reactor reactor) throws Exception;
    }

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }

    @Test
    default void callsAreMadeInTheOrderOfTheirTimes() {
        List<Double> made = new ArrayList<>();
        List<Double> due = new ArrayList<>();
        run(reactor -> {
            for (int delay : new int[] {6, 2, 4, 0, 5}) {
                DelayedCall[] call = new DelayedCall[1];
                call[0] = reactor.callLater(millis(delay), () -> made.add(call[0].time()));
                due.add(call[0].time());
            }
            reactor.callLater(millis(8), reactor::stop);
        });
        assertEquals(due.stream().sorted().toList(), made);
    }

    @Test
    default void aCallIsNeverMadeEarly() {
        List<Double> times = new ArrayList<>();
        run(reactor -> {
            DelayedCall call = reactor.callLater(millis(3), () -> times.add(reactor.seconds()));
            times.add(call.time());
            reactor.callLater(millis(5), reactor::stop);
        });
        assertTrue(times.get(1) >= times.get(0), times::toString);
    }

    @Test
    default void callsThatAreDueTogetherAreMadeInTheOrderInWhichTheyWereMade() {
        List<Integer> made = new ArrayList<>();
        run(reactor -> {
            for (int i = 0; i < 100; i++) {
                int number = i;
                reactor.callLater(Duration.ZERO, () -> made.add(number));
            }
            reactor.callLater(millis(2), reactor::stop);
        });
        List<Integer> sorted = made.stream().sorted().toList();
        assertEquals(sorted, made);
        assertEquals(100, made.size());
    }

    @Test
    default void aCallThatIsCancelledIsNotMade() {
        List<String> made = new ArrayList<>();
        run(reactor -> {
            DelayedCall call = reactor.callLater(millis(1), () -> made.add("cancelled"));
            call.cancel();
            assertFalse(call.active());
            assertThrows(AlreadyCancelled.class, call::cancel);
            reactor.callLater(millis(3), reactor::stop);
        });
        assertEquals(List.of(), made);
        assertEquals(List.of(), log().errors());
    }

    @Test
    default void aCallMovesWhenItIsResetOrDelayed() {
        List<String> made = new ArrayList<>();
        run(reactor -> {
            DelayedCall delayed = reactor.callLater(millis(1), () -> made.add("delayed"));
            DelayedCall reset = reactor.callLater(Duration.ofHours(1), () -> {
                made.add("reset");
                delayed.reset(Duration.ZERO);
            });
            delayed.delay(Duration.ofHours(2));
            reset.reset(millis(2));
            reactor.addSystemEventTrigger(Phase.BEFORE, Reactor.SHUTDOWN, () -> made.add("stopped"));
            reactor.callLater(millis(4), () -> reactor.callLater(millis(2), reactor::stop));
        });
        assertEquals(List.of("reset", "delayed", "stopped"), made);
    }

    @Test
    default void aCallThatRunsIsNoLongerActive() {
        run(reactor -> {
            DelayedCall[] self = new DelayedCall[1];
            self[0] = reactor.callLater(Duration.ZERO, () -> {
                assertFalse(self[0].active());
                assertThrows(AlreadyCalled.class, () -> self[0].reset(millis(1)));
                reactor.stop();
            });
        });
        assertEquals(List.of(), log().errors());
    }

    @Test
    default void aCallMadeWithoutDelayInsideAnotherRunsInALaterTurn() {
        List<String> made = new ArrayList<>();
        run(reactor -> reactor.callLater(Duration.ZERO, () -> {
            reactor.callLater(Duration.ZERO, () -> {
                made.add("timed");
                reactor.stop();
            });
            reactor.callFromThread(() -> made.add("from thread"));
        }));
        assertEquals(List.of("from thread", "timed"), made);
    }

    @Test
    default void aNegativeDelayIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> newReactor().callLater(millis(-1), () -> {}));
    }

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
            reactor.callLater(millis(3), () -> {
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
            r.callLater(millis(1), () -> {
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
        reactor.callLater(millis(2), reactor::stop);
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
            run(reactor -> reactor.callLater(millis(2), () -> {
                seenThere.add("there " + reactor.inReactorThread());
                reactor.stop();
            }));
            return seenThere;
        });
        run(reactor -> reactor.callLater(millis(2), () -> {
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
            awaiter.await(Tasks.sleep(reactor, millis(1)));
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

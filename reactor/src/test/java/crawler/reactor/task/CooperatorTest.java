package crawler.reactor.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.reactor.defer.Deferred;
import crawler.reactor.defer.Failure;
import crawler.reactor.testing.Tidy;
import crawler.reactor.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class CooperatorTest {
    @RegisterExtension
    final Tidy tidy = new Tidy();

    private final Clock clock = new Clock();
    private final List<String> steps = new ArrayList<>();
    private final Cooperator oneStepATick =
            new Cooperator(() -> () -> true, tick -> clock.callLater(Duration.ofSeconds(1), tick), true);

    private Iterator<?> steps(String name, int count) {
        return IntStream.range(0, count).mapToObj(i -> steps.add(name + i)).iterator();
    }

    private static Throwable failure(Deferred<?> deferred) {
        Failure[] seen = new Failure[1];
        deferred.addErrback(failure -> {
            seen[0] = failure;
            return null;
        });
        return seen[0].value();
    }

    @Test
    void aMillionElementsAreWalkedWithoutRecursion() throws Exception {
        int[] walked = new int[1];
        Iterator<Deferred<Integer>> elements = Stream.generate(() -> Deferred.succeed(walked[0]++))
                .limit(1_000_000)
                .iterator();
        Deferred<Iterator<?>> done = new Cooperator(clock).cooperate(elements).whenDone();
        clock.advance(0);
        assertTrue(done.called());
        assertEquals(1_000_000, walked[0]);
    }

    @Test
    void tasksTakeTurns() throws Exception {
        oneStepATick.cooperate(steps("a", 2));
        oneStepATick.cooperate(steps("b", 2));
        for (int i = 0; i < 6; i++) {
            clock.advance(1);
        }
        assertEquals(List.of("a0", "b0", "a1", "b1"), steps);
        assertEquals(List.of(), clock.delayedCalls());
    }

    @Test
    void anElementThatIsADeferredIsWaitedFor() throws Exception {
        Deferred<Void> slow = new Deferred<>();
        Iterator<Object> elements = List.<Object>of(slow, "next").iterator();
        CooperativeTask task = oneStepATick.cooperate(elements);
        clock.advance(1);
        clock.advance(1);
        assertTrue(elements.hasNext());
        slow.callback(null);
        clock.advance(1);
        clock.advance(1);
        assertSame(elements, task.whenDone().peek().orElseThrow().get());
    }

    @Test
    void anElementThatFailsEndsTheTask() throws Exception {
        CooperativeTask task = oneStepATick.cooperate(
                List.of(Deferred.fail(new IllegalStateException("element"))).iterator());
        Deferred<Iterator<?>> done = task.whenDone();
        clock.advance(1);
        assertEquals("element", failure(done).getMessage());
        assertThrows(TaskFailed.class, task::stop);
    }

    @Test
    void aPausedTaskStandsStillUntilItIsResumedAsOften() throws Exception {
        CooperativeTask task = oneStepATick.cooperate(steps("a", 2));
        task.pause();
        task.pause();
        task.resume();
        clock.advance(1);
        assertEquals(List.of(), steps);
        task.resume();
        clock.advance(1);
        assertEquals(List.of("a0"), steps);
        assertThrows(NotPaused.class, task::resume);
    }

    @Test
    void stoppingATaskTellsThoseThatWait() {
        CooperativeTask task = oneStepATick.cooperate(steps("a", 2));
        Deferred<Iterator<?>> done = task.whenDone();
        task.stop();
        assertInstanceOf(TaskStopped.class, failure(done));
        assertThrows(TaskStopped.class, task::pause);
        assertEquals(List.of(), clock.delayedCalls());
    }

    @Test
    void stoppingTheCooperatorTellsEveryTask() {
        Deferred<Iterator<?>> first = oneStepATick.cooperate(steps("a", 2)).whenDone();
        Deferred<Iterator<?>> second = oneStepATick.cooperate(steps("b", 2)).whenDone();
        oneStepATick.stop();
        assertInstanceOf(SchedulerStopped.class, failure(first));
        assertInstanceOf(SchedulerStopped.class, failure(second));
        assertInstanceOf(
                SchedulerStopped.class,
                failure(oneStepATick.cooperate(steps("c", 1)).whenDone()));
    }

    @Test
    void aNewRoundBeginsWithTheFirstTask() throws Exception {
        Cooperator threeStepsATick = new Cooperator(
                () -> {
                    int[] taken = new int[1];
                    return () -> ++taken[0] >= 3;
                },
                tick -> clock.callLater(Duration.ofSeconds(1), tick),
                true);
        threeStepsATick.cooperate(List.of().iterator());
        clock.advance(1);
        threeStepsATick.cooperate(steps("a", 1));
        threeStepsATick.cooperate(steps("b", 1));
        clock.advance(1);
        assertEquals(List.of("a0", "b0"), steps);
    }
}

package crawler.reactor.defer;

import static crawler.reactor.defer.InlineCallbacks.inlineCallbacks;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.reactor.testing.Tidy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class InlineCallbacksTest {
    @RegisterExtension
    final Tidy tidy = new Tidy();

    private final List<String> seen = new ArrayList<>();

    @AfterEach
    void endBodies() {
        InlineCallbacks.abandon(Thread.currentThread());
    }

    private static <T> T result(Deferred<T> deferred) {
        return deferred.peek().orElseThrow().get();
    }

    @Test
    void aBodyRunsAtOnceUpToItsFirstWait() {
        Deferred<String> page = new Deferred<>();
        Deferred<String> title = inlineCallbacks(awaiter -> {
            seen.add("before");
            String html = awaiter.await(page);
            seen.add("after");
            return html + "!";
        });
        assertEquals(List.of("before"), seen);
        page.callback("html");
        assertEquals(List.of("before", "after"), seen);
        assertEquals("html!", result(title));
        assertNull(result(page));
    }

    @Test
    void theBodyGoesOnBeforeTheFirersNextLine() {
        Deferred<Integer> awaited = new Deferred<>();
        inlineCallbacks(awaiter -> seen.add("got " + awaiter.await(awaited)));
        awaited.callback(1);
        seen.add("fired");
        assertEquals(List.of("got 1", "fired"), seen);
    }

    @Test
    void aFailureIsThrownAtTheAwaitAsTheExceptionThatItIs() {
        Deferred<String> broken = new Deferred<>();
        Deferred<String> body = inlineCallbacks(awaiter -> {
            try {
                return awaiter.await(broken);
            } catch (IOException e) {
                return "caught " + e.getMessage();
            } finally {
                seen.add("finally");
            }
        });
        broken.errback(new IOException("broken"));
        assertEquals("caught broken", result(body));
        assertEquals(List.of("finally"), seen);
    }

    @Test
    void whatABodyThrowsIsItsFailure() {
        Deferred<String> body = inlineCallbacks(awaiter -> {
            throw new IOException("thrown");
        });
        assertEquals("recovered", result(body.addErrback(IOException.class, e -> "recovered")));
    }

    @Test
    void fiftyThousandFiredAwaitsDoNotRecurse() {
        Deferred<Integer> sum = inlineCallbacks(awaiter -> {
            int total = 0;
            for (int i = 0; i < 50_000; i++) {
                total += awaiter.await(Deferred.succeed(1));
            }
            return total;
        });
        assertEquals(50_000, result(sum));
    }

    @Test
    void bodiesNest() {
        Deferred<Integer> number = new Deferred<>();
        Deferred<Integer> outer =
                inlineCallbacks(awaiter -> 1 + awaiter.await(inlineCallbacks(inner -> 10 * inner.await(number))));
        number.callback(4);
        assertEquals(41, result(outer));
    }

    @Test
    void cancellingReachesWhatTheBodyWaitsFor() {
        Deferred<String> page = new Deferred<>(d -> seen.add("cancelled"));
        Deferred<String> body = inlineCallbacks(awaiter -> {
            try {
                return awaiter.await(page);
            } finally {
                seen.add("finally");
            }
        });
        body.cancel();
        assertEquals(List.of("cancelled", "finally"), seen);
        assertEquals("gone", result(body.addErrback(CancelledError.class, e -> "gone")));
    }

    @Test
    void aBodyMayCatchTheCancelAndGoOn() {
        Deferred<String> body = inlineCallbacks(awaiter -> {
            try {
                return awaiter.await(new Deferred<String>());
            } catch (CancelledError e) {
                return "went on";
            }
        });
        body.cancel();
        assertEquals("went on", result(body));
    }

    @Test
    void aBodyActsForTheThreadThatWokeIt() {
        Thread here = Thread.currentThread();
        Deferred<Void> awaited = new Deferred<>();
        inlineCallbacks(awaiter -> {
            assertNotSame(here, Thread.currentThread());
            assertSame(here, InlineCallbacks.effectiveThread());
            awaiter.await(awaited);
            assertSame(here, InlineCallbacks.effectiveThread());
            return seen.add("done");
        });
        awaited.callback(null);
        assertEquals(List.of("done"), seen);
        assertSame(here, InlineCallbacks.effectiveThread());
    }

    @Test
    void anAwaiterIsOfNoUseOutsideItsBody() {
        Awaiter[] stolen = new Awaiter[1];
        inlineCallbacks(awaiter -> {
            stolen[0] = awaiter;
            return null;
        });
        Deferred<Object> outside = Deferred.execute(() -> stolen[0].await(Deferred.succeed(1)));
        assertEquals("refused", result(outside.addErrback(IllegalStateException.class, e -> "refused")));
    }

    @Test
    void anAbandonedBodyRunsItsFinallyBlocksAndEnds() {
        Thread[] carrier = new Thread[1];
        Deferred<Object> never = new Deferred<>();
        Deferred<Object> body = inlineCallbacks(awaiter -> {
            carrier[0] = Thread.currentThread();
            try {
                return awaiter.await(never);
            } catch (Exception e) {
                return seen.add("caught " + e);
            } finally {
                seen.add("finally");
            }
        });
        InlineCallbacks.abandon(Thread.currentThread());
        assertEquals(List.of("finally"), seen);
        assertFalse(body.called());
        never.callback("late");
        assertEquals(List.of("finally"), seen);
    }

    @Test
    void anAbandonedBodyCannotWaitAnyMore() {
        inlineCallbacks(awaiter -> {
            try {
                return awaiter.await(new Deferred<>());
            } finally {
                try {
                    awaiter.await(new Deferred<>());
                } finally {
                    seen.add("not held up");
                }
            }
        });
        InlineCallbacks.abandon(Thread.currentThread());
        assertEquals(List.of("not held up"), seen);
    }

    @Test
    void manyBodiesWaitAtOnce() {
        Deferred<Integer> start = new Deferred<>();
        List<Deferred<Integer>> bodies = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Deferred<Integer> mine = new Deferred<>();
            start.addCallback(n -> {
                mine.callback(n);
                return n;
            });
            bodies.add(inlineCallbacks(awaiter -> awaiter.await(mine) + 1));
        }
        start.callback(1);
        assertTrue(bodies.stream().allMatch(body -> result(body) == 2));
    }
}

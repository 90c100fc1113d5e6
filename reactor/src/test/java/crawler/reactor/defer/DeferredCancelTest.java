package crawler.reactor.defer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.reactor.testing.Tidy;
import crawler.reactor.time.Clock;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class DeferredCancelTest {
    @RegisterExtension
    final Tidy tidy = new Tidy();

    private final Clock clock = new Clock();

    private static <T> T result(Deferred<T> deferred) {
        return deferred.peek().orElseThrow().get();
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
    void cancellingReachesTheLastOfTwentyThousandThatWait() {
        Deferred<Integer> last = new Deferred<>();
        Deferred<Integer> outermost = last;
        for (int i = 0; i < 20_000; i++) {
            Deferred<Integer> awaited = outermost;
            outermost = Deferred.succeed(0).addAsyncCallback(ignored -> awaited);
        }
        outermost.cancel();
        assertInstanceOf(CancelledError.class, failure(outermost));
        assertTrue(last.called());
    }

    @Test
    void cancellingACircleOfThoseThatWaitForEachOtherSaysSo() {
        Deferred<Object> a = new Deferred<>();
        Deferred<Object> b = new Deferred<>();
        a.addAsyncCallback(value -> b);
        b.addAsyncCallback(value -> a);
        a.callback(1);
        b.callback(1);
        assertThrows(IllegalStateException.class, a::cancel);
    }

    @Test
    void cancellingAsksTheCancellerAndFailsWhenItDoesNotFire() {
        List<String> asked = new ArrayList<>();
        Deferred<Object> deferred = new Deferred<>(d -> asked.add("asked"));
        deferred.cancel();
        assertEquals(List.of("asked"), asked);
        assertInstanceOf(CancelledError.class, failure(deferred));
        assertThrows(AlreadyCalledError.class, () -> deferred.callback(1));
    }

    @Test
    void withoutACancellerOneLateFiringIsSwallowed() {
        Deferred<Object> deferred = new Deferred<>();
        deferred.cancel();
        deferred.callback("late");
        assertThrows(AlreadyCalledError.class, () -> deferred.callback("later"));
        assertInstanceOf(CancelledError.class, failure(deferred));
    }

    @Test
    void whatACancellerThrowsReachesWhoCancelsAndNothingElseHappens() {
        Deferred<Object> deferred = new Deferred<>(d -> {
            throw new IOException("cannot");
        });
        assertThrows(IOException.class, deferred::cancel);
        assertFalse(deferred.called());
    }

    @Test
    void aTimeoutCancelsAndSaysAfterWhat() throws Exception {
        Deferred<String> deferred = new Deferred<String>().addTimeout(Duration.ofSeconds(3), clock);
        clock.advance(3);
        assertEquals(Duration.ofSeconds(3), ((TimeoutError) failure(deferred)).timeout());
    }

    @Test
    void aTimeoutThatIsNotNeededLeavesNoCallBehind() {
        Deferred<String> deferred = new Deferred<String>().addTimeout(Duration.ofSeconds(3), clock);
        deferred.callback("in time");
        assertEquals(List.of(), clock.delayedCalls());
        assertEquals("in time", result(deferred));
    }

    @Test
    void ownCancellingStaysACancelledErrorInSpiteOfATimeout() {
        Deferred<String> deferred = new Deferred<String>().addTimeout(Duration.ofSeconds(3), clock);
        deferred.cancel();
        assertInstanceOf(CancelledError.class, failure(deferred));
    }
}

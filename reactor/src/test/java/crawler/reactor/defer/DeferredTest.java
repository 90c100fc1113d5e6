package crawler.reactor.defer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.reactor.testing.Tidy;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class DeferredTest {
    @RegisterExtension
    final Tidy tidy = new Tidy();

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
    void callbacksRunInTheOrderInWhichTheyWereAddedEachWithTheResultOfTheOneBefore() {
        Deferred<Integer> deferred = new Deferred<>();
        Deferred<String> text = deferred.addCallback(n -> n + 1).addCallback(n -> "<" + n + ">");
        deferred.callback(1);
        assertEquals("<2>", result(text));
        assertSame(deferred, text);
    }

    @Test
    void addingAsStatementsWorksOnOneLine() {
        Deferred<Integer> deferred = new Deferred<>();
        List<Integer> seen = new ArrayList<>();
        deferred.addCallback(n -> n + 1);
        deferred.addCallback(seen::add);
        deferred.callback(1);
        assertEquals(List.of(2), seen);
    }

    @Test
    void aCallbackThatThrowsSwitchesToTheErrbacksAndAnErrbackThatReturnsSwitchesBack() {
        Deferred<String> deferred = Deferred.succeed(1)
                .<String>addCallback(n -> {
                    throw new IOException("broken");
                })
                .addCallback(text -> "not reached")
                .addErrback(failure -> "recovered from " + failure.errorMessage());
        assertEquals("recovered from broken", result(deferred));
    }

    @Test
    void anErrbackForOneKindLetsOthersPass() {
        Deferred<String> deferred = Deferred.<String>fail(new FileNotFoundException("a.txt"))
                .addErrback(IllegalStateException.class, e -> "wrong kind")
                .addErrback(IOException.class, e -> "right kind");
        assertEquals("right kind", result(deferred));
    }

    @Test
    void theErrbackOfALevelDoesNotSeeWhatItsCallbackThrows() {
        Deferred<String> deferred = Deferred.succeed(1)
                .addCallbacks(
                        n -> {
                            throw new IllegalStateException("in the callback");
                        },
                        failure -> "same level");
        assertEquals("in the callback", failure(deferred).getMessage());
    }

    @Test
    void aDeferredFiresOnce() {
        Deferred<Integer> deferred = Deferred.succeed(1);
        assertThrows(AlreadyCalledError.class, () -> deferred.callback(2));
        assertThrows(AlreadyCalledError.class, () -> deferred.errback(new IOException()));
        assertEquals(1, result(deferred));
    }

    @Test
    void nullIsAValue() {
        assertEquals("null", result(Deferred.succeed(null).addCallback(String::valueOf)));
    }

    @Test
    void theLineWaitsForADeferredThatAnAsyncCallbackReturns() {
        Deferred<String> inner = new Deferred<>();
        Deferred<String> outer = Deferred.succeed(1).addAsyncCallback(n -> inner);
        assertTrue(outer.waiting());
        assertEquals(Optional.empty(), outer.peek());
        inner.callback("there");
        assertEquals("there", result(outer));
        assertNull(result(inner));
    }

    @Test
    void aPlainCallbackThatReturnsADeferredSaysThatNobodyWouldWait() {
        Deferred<Object> deferred = Deferred.succeed(1).addCallback(n -> new Deferred<>());
        assertTrue(failure(deferred).getMessage().contains("addAsyncCallback"));
    }

    @Test
    void anAsyncCallbackThatReturnsNothingSaysSo() {
        Deferred<Object> deferred = Deferred.succeed(1).addAsyncCallback(n -> null);
        assertTrue(failure(deferred).getMessage().contains("must return a Deferred"));
    }

    @Test
    void aDeferredCannotWaitForItself() {
        Deferred<Object> deferred = new Deferred<>();
        deferred.addAsyncCallback(value -> deferred);
        deferred.callback(1);
        assertInstanceOf(IllegalStateException.class, failure(deferred));
    }

    @Test
    void whatIsAddedInsideARunningCallbackRunsAfterIt() {
        List<String> seen = new ArrayList<>();
        Deferred<Integer> deferred = new Deferred<>();
        deferred.addCallback(n -> {
            deferred.tap(outcome -> seen.add("added inside"));
            seen.add("running");
            return n;
        });
        deferred.callback(1);
        assertEquals(List.of("running", "added inside"), seen);
    }

    @Test
    void aMillionCallbacksOnOneDeferredRun() {
        Deferred<Integer> deferred = new Deferred<>();
        for (int i = 0; i < 1_000_000; i++) {
            deferred.addCallback(n -> n + 1);
        }
        deferred.callback(0);
        assertEquals(1_000_000, result(deferred));
    }

    @Test
    void twentyThousandChainedDeferredsFireFromTheLastToTheFirst() {
        List<Deferred<Integer>> chain = chain(20_000);
        for (int i = chain.size() - 1; i >= 0; i--) {
            chain.get(i).callback(i);
        }
        assertEquals(19_999, result(chain.get(0)));
    }

    @Test
    void twentyThousandChainedDeferredsFireFromTheFirstToTheLast() {
        List<Deferred<Integer>> chain = chain(20_000);
        for (int i = 0; i < chain.size(); i++) {
            chain.get(i).callback(i);
        }
        assertEquals(19_999, result(chain.get(0)));
    }

    private static List<Deferred<Integer>> chain(int length) {
        List<Deferred<Integer>> chain = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            chain.add(new Deferred<>());
        }
        for (int i = 0; i < length - 1; i++) {
            Deferred<Integer> next = chain.get(i + 1);
            chain.get(i).addAsyncCallback(ignored -> next);
        }
        return chain;
    }

    @Test
    void aTapLooksAndChangesNothing() {
        List<Boolean> seen = new ArrayList<>();
        Deferred<String> deferred = Deferred.succeed("kept").tap(outcome -> seen.add(outcome.succeeded()));
        assertEquals("kept", result(deferred));
        assertEquals(List.of(true), seen);
    }

    @Test
    void aPausedDeferredKeepsItsResultUntilItIsUnpausedAsOften() {
        Deferred<Integer> deferred = new Deferred<>();
        List<Integer> seen = new ArrayList<>();
        deferred.addCallback(seen::add);
        deferred.pause();
        deferred.pause();
        deferred.callback(1);
        deferred.unpause();
        assertEquals(List.of(), seen);
        deferred.unpause();
        assertEquals(List.of(1), seen);
        assertThrows(IllegalStateException.class, deferred::unpause);
    }

    @Test
    void executeTurnsWhatIsThrownIntoAFailure() {
        assertEquals(3, result(Deferred.execute(() -> 3)));
        assertInstanceOf(IOException.class, failure(Deferred.execute(() -> {
            throw new IOException("no");
        })));
    }

    @Test
    void anAsynchronousCallThatReturnsNullFails() {
        Deferred<String> deferred = Deferred.executeAsync(() -> null);

        List<String> messages = new ArrayList<>();
        deferred.addErrback(NullPointerException.class, error -> {
            messages.add(error.getMessage());
            return "";
        });
        assertEquals(List.of("an asynchronous call must return a Deferred, not null"), messages);
    }
}

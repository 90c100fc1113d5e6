package crawler.reactor.defer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.reactor.defer.DeferredList.Flag;
import crawler.reactor.testing.CapturedLog;
import crawler.reactor.testing.Tidy;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class DeferredListTest {
    @RegisterExtension
    final Tidy tidy = new Tidy();

    @RegisterExtension
    final CapturedLog log = new CapturedLog(DeferredList.class);

    private final Deferred<Integer> a = new Deferred<>();
    private final Deferred<Integer> b = new Deferred<>();

    private static <T> T result(Deferred<T> deferred) {
        return deferred.peek().orElseThrow().get();
    }

    @Test
    void theOutcomesStandInTheOrderOfTheMembers() {
        Deferred<List<Outcome<Integer>>> list = DeferredList.of(List.of(a, b), Flag.CONSUME_ERRORS);
        b.callback(2);
        assertFalse(list.called());
        a.errback(new IOException("first"));
        assertTrue(result(list).get(0).failed().isPresent());
        assertEquals(2, result(list).get(1).get());
    }

    @Test
    void nothingToWaitForFiresAtOnce() {
        assertEquals(List.of(), result(DeferredList.of(List.<Deferred<Integer>>of())));
        assertFalse(DeferredList.firstOf(List.<Deferred<Integer>>of()).called());
    }

    @Test
    void membersKeepTheirResults() {
        DeferredList.of(a);
        a.callback(1);
        assertEquals(1, result(a));
    }

    @Test
    void gatheredResultsAreTheValuesOrTheFirstFailure() {
        Deferred<List<Integer>> good = DeferredList.gatherResults(List.of(Deferred.succeed(1), Deferred.succeed(null)));
        assertEquals(1, result(good).get(0));
        assertEquals(null, result(good).get(1));

        Deferred<List<Integer>> bad = DeferredList.gatherResults(List.of(a, b), Flag.CONSUME_ERRORS);
        b.errback(new IOException("second"));
        Deferred<Object> index = bad.addCallback(values -> (Object) values)
                .addErrback(
                        FirstError.class,
                        error -> error.index() + " " + error.subFailure().errorMessage());
        assertEquals("1 second", result(index));
        a.callback(1);
    }

    @Test
    void theFirstOfSeveralTellsItsPlace() {
        Deferred<First<Integer>> first = DeferredList.firstOf(List.of(a, b));
        b.callback(7);
        assertEquals(new First.Succeeded<>(7, 1), result(first));
    }

    @Test
    void aRaceCancelsTheLosers() {
        Deferred<First.Succeeded<Integer>> race = DeferredList.race(List.of(a, b));
        b.callback(7);
        assertEquals(new First.Succeeded<>(7, 1), result(race));
        assertTrue(a.called());
    }

    @Test
    void aRaceThatNobodyWinsFailsWithAllFailures() {
        Deferred<Object> race = DeferredList.race(List.of(a, b))
                .addCallback(winner -> (Object) winner)
                .addErrback(FailureGroup.class, group -> group.failures().size());
        a.errback(new IOException());
        b.errback(new IOException());
        assertEquals(2, result(race));
    }

    @Test
    void cancellingTheListCancelsEveryMemberEvenIfOneCancellerThrows() {
        Deferred<Integer> stubborn = new Deferred<>(d -> {
            throw new IOException("will not");
        });
        Deferred<List<Outcome<Integer>>> list = DeferredList.of(List.of(stubborn, b), Flag.CONSUME_ERRORS);
        list.cancel();
        assertFalse(stubborn.called());
        assertTrue(b.called());
        assertInstanceOf(IOException.class, log.errors().get(0));
    }
}

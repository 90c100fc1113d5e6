package crawler.reactor.defer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.reactor.testing.Tidy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class ConcurrencyTest {
    @RegisterExtension
    final Tidy tidy = new Tidy();

    private final DeferredLock lock = new DeferredLock();
    private final List<String> seen = new ArrayList<>();

    private static <T> T result(Deferred<T> deferred) {
        return deferred.peek().orElseThrow().get();
    }

    @Test
    void aLockGoesToTheOneThatWaitsLongest() {
        lock.acquire();
        lock.acquire().addCallback(held -> seen.add("second"));
        lock.acquire().addCallback(held -> seen.add("third"));
        lock.release();
        assertEquals(List.of("second"), seen);
        lock.release();
        assertEquals(List.of("second", "third"), seen);
        lock.release();
        assertFalse(lock.locked());
        assertThrows(IllegalStateException.class, lock::release);
    }

    @Test
    void whoGivesUpTheQueueIsPassedOver() {
        lock.acquire();
        Deferred<DeferredLock> impatient = lock.acquire();
        Deferred<DeferredLock> patient = lock.acquire();
        impatient.addErrback(CancelledError.class, e -> lock);
        impatient.cancel();
        lock.release();
        assertTrue(patient.called());
    }

    @Test
    void aLockIsReleasedWhateverTheWorkComesTo() {
        Deferred<String> slow = new Deferred<>();
        Deferred<String> first = lock.runAsync(() -> slow);
        Deferred<Integer> second = lock.run(() -> 2);
        assertFalse(second.called());
        slow.errback(new IOException("slow and broken"));
        assertEquals(2, result(second));
        assertEquals("handled", result(first.addErrback(IOException.class, e -> "handled")));
        assertFalse(lock.locked());
    }

    @Test
    void aSemaphoreLetsAsManyInAsItHasTokens() {
        DeferredSemaphore two = new DeferredSemaphore(2);
        assertTrue(two.acquire().called());
        assertTrue(two.acquire().called());
        Deferred<DeferredSemaphore> third = two.acquire();
        assertFalse(third.called());
        two.release();
        assertTrue(third.called());
        two.release();
        two.release();
        assertEquals(2, two.tokens());
        assertThrows(IllegalStateException.class, two::release);
        assertThrows(IllegalArgumentException.class, () -> new DeferredSemaphore(0));
    }

    @Test
    void twentyThousandThatWaitForALockAndAreDoneAtOnceRunInOrder() {
        List<Integer> ran = new ArrayList<>();
        lock.acquire();
        for (int i = 0; i < 20_000; i++) {
            int number = i;
            lock.run(() -> ran.add(number));
        }
        lock.release();
        assertEquals(IntStream.range(0, 20_000).boxed().toList(), ran);
        assertFalse(lock.locked());
    }

    @Test
    void aQueueGivesItsValuesInOrderToReadersInOrder() {
        DeferredQueue<String> queue = new DeferredQueue<>(DeferredQueue.UNLIMITED, DeferredQueue.UNLIMITED);
        Deferred<String> early = queue.get();
        queue.put("a");
        queue.put(null);
        assertEquals("a", result(early));
        assertEquals(null, result(queue.get()));
    }

    @Test
    void aQueueIsBoundedOnBothSides() {
        DeferredQueue<String> queue = new DeferredQueue<>(1, 1);
        Deferred<String> reader = queue.get();
        assertThrows(QueueUnderflow.class, queue::get);
        queue.put("to the reader");
        queue.put("kept");
        assertThrows(QueueOverflow.class, () -> queue.put("too many"));
        assertEquals("to the reader", result(reader));
    }
}

package crawler.reactor.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.reactor.defer.CancelledError;
import crawler.reactor.defer.Deferred;
import crawler.reactor.testing.Tidy;
import crawler.reactor.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class TasksTest {
    @RegisterExtension
    final Tidy tidy = new Tidy();

    private final Clock clock = new Clock();

    @Test
    void workIsPutOffAndItsResultFires() throws Exception {
        Deferred<Integer> later = Tasks.deferLater(clock, Duration.ofSeconds(2), () -> 42);
        clock.advance(1.9);
        assertFalse(later.called());
        clock.advance(0.1);
        assertEquals(42, later.peek().orElseThrow().get());
    }

    @Test
    void asynchronousWorkIsWaitedFor() throws Exception {
        Deferred<String> slow = new Deferred<>();
        Deferred<String> later = Tasks.deferLaterAsync(clock, Duration.ofSeconds(1), () -> slow);
        clock.advance(1);
        assertTrue(later.waiting());
        slow.callback("there");
        assertEquals("there", later.peek().orElseThrow().get());
    }

    @Test
    void cancellingTakesTheCallBack() {
        Deferred<Void> sleep = Tasks.sleep(clock, Duration.ofSeconds(1));
        sleep.cancel();
        sleep.addErrback(CancelledError.class, e -> null);
        assertEquals(List.of(), clock.delayedCalls());
    }
}

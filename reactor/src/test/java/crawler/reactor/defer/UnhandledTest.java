package crawler.reactor.defer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.reactor.testing.CapturedLog;
import crawler.reactor.testing.Tidy;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class UnhandledTest {
    @RegisterExtension
    final Tidy tidy = new Tidy();

    @RegisterExtension
    final CapturedLog log = new CapturedLog(Deferred.class);

    @Test
    void aFailureThatNobodyHandlesIsPending() {
        Deferred<Object> deferred = Deferred.fail(new IOException("lost"));
        assertTrue(deferred.unhandled());
        assertEquals("lost", Unhandled.pending(Thread.currentThread()).get(0).errorMessage());
        assertEquals(1, Unhandled.flush(Thread.currentThread()).size());
    }

    @Test
    void addingAnErrbackLaterHandlesIt() {
        Deferred<Object> deferred = Deferred.fail(new IOException("found"));
        deferred.addErrback(failure -> "handled");
        assertFalse(deferred.unhandled());
        assertEquals(List.of(), Unhandled.pending(Thread.currentThread()));
    }

    @Test
    void aDeferredThatWaitedForItTakesItOver() {
        Deferred<Object> inner = Deferred.fail(new IOException("passed on"));
        Deferred<Object> outer = Deferred.succeed(1).addAsyncCallback(n -> inner);
        assertFalse(inner.unhandled());
        assertTrue(outer.unhandled());
        assertEquals(1, Unhandled.pending(Thread.currentThread()).size());
        assertEquals(1, Unhandled.flush(Thread.currentThread()).size());
    }

    @Test
    void itIsLoggedOnceWhenItsDeferredIsCollected() throws InterruptedException {
        Deferred.fail(new IOException("nobody looks"));
        String said = "";
        for (int i = 0; i < 50 && said.isEmpty(); i++) {
            System.gc();
            said = log.next(20);
        }
        assertEquals("Unhandled error in Deferred:", said);
        assertEquals(List.of(), Unhandled.pending(Thread.currentThread()));
    }

    @Test
    void aReportLogsItAtOnceAndOnlyOnce() {
        Deferred<Object> deferred = Deferred.fail(new IOException("reported"));
        Unhandled.report(Thread.currentThread());
        Unhandled.report(Thread.currentThread());
        assertEquals(
                List.of("reported"),
                log.errors().stream().map(Throwable::getMessage).toList());
        assertTrue(deferred.called());
    }

    @Test
    void eachThreadHasItsOwn() throws InterruptedException {
        Thread other = new Thread(() -> Deferred.fail(new IOException("there")));
        other.start();
        other.join();
        assertEquals(List.of(), Unhandled.pending(Thread.currentThread()));
        assertEquals(1, Unhandled.flush(other).size());
    }
}

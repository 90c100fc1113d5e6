package crawler.engine.download;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.error.DownloadError.DownloadTimeout;
import crawler.engine.testing.Logged;
import crawler.reactor.defer.CancelledError;
import crawler.reactor.defer.Deferred;
import crawler.reactor.defer.Outcome;
import crawler.reactor.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DeadlineTest {
    @RegisterExtension
    final Logged log = new Logged();

    private final Clock clock = new Clock();
    private final Request request = new Request("http://a.example/");
    private final List<Outcome<Response>> outcomes = new ArrayList<>();

    private Deferred<Response> limited(Deferred<Response> download) {
        Deferred<Response> limited = Deadline.of(request, download, Duration.ofSeconds(5), clock);
        limited.addBoth(outcome -> outcomes.add(outcome));
        return limited;
    }

    private Throwable failure() {
        return outcomes.get(0).failed().orElseThrow().value();
    }

    @Test
    void L6_aDownloadThatCannotBeCancelledFailsAtItsDeadlineAllTheSame() throws Exception {
        log.expectError("the download handler failed to give up the download");
        limited(new Deferred<>(cancelled -> {
            throw new IllegalStateException("no");
        }));
        clock.advance(5);

        assertInstanceOf(DownloadTimeout.class, failure());
        assertTrue(failure().getMessage().contains("within 5.0 s"), failure().getMessage());
    }

    @Test
    void L6_whatComesAfterTheDeadlineIsDropped() throws Exception {
        Deferred<Response> download = new Deferred<>(cancelled -> {});
        limited(download);
        clock.advance(5);

        assertEquals(1, outcomes.size());
        assertInstanceOf(DownloadTimeout.class, failure());
    }

    @Test
    void L6_whatComesInTimeIsTheResultAndLeavesNoTimer() throws Exception {
        Deferred<Response> download = new Deferred<>();
        limited(download);
        clock.advance(4);
        download.callback(Response.of("http://a.example/", "x"));

        assertEquals("x", outcomes.get(0).get().text());
        assertTrue(clock.delayedCalls().isEmpty());
    }

    @Test
    void givingItUpReachesTheHandler() {
        List<String> given = new ArrayList<>();
        limited(new Deferred<>(cancelled -> given.add("up"))).cancel();

        assertEquals(List.of("up"), given);
        assertInstanceOf(CancelledError.class, failure());
        assertTrue(clock.delayedCalls().isEmpty());
    }
}

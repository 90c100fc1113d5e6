package crawler.engine.core;

import crawler.engine.Crawler;
import crawler.engine.Event;
import crawler.engine.Request;
import crawler.engine.error.IgnoreRequest;
import crawler.engine.schedule.Scheduler;
import crawler.reactor.defer.Deferred;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way of requests into the scheduler: tells of each, and counts it, whatever becomes of it. */
final class Intake {
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

    private final Parts parts;
    private final Runnable taken;
    private int underWay;

    /** What it needs. */
    record Parts(Crawler crawler, Scheduler scheduler, Ledger ledger, StartOutputs start) {}

    /** @param taken is called after each request, when there may be something to do */
    Intake(Parts parts, Runnable taken) {
        this.parts = parts;
        this.taken = taken;
    }

    /** Whether no answer of the scheduler's is missing. */
    boolean isIdle() {
        return underWay == 0;
    }

    /** Schedules a request; the Deferred never fails. */
    Deferred<Void> take(Request request) {
        parts.ledger().offered();
        Crawler crawler = parts.crawler();
        List<RuntimeException> refusals = crawler.events().emit(new Event.RequestScheduled(request, crawler.spider()));
        if (!refusals.isEmpty()) {
            drop(request, reason(refusals.get(0)));
            return Deferred.succeed(null);
        }
        underWay++;
        return Deferred.executeAsync(() -> parts.scheduler().enqueue(request)).addBoth(outcome -> {
            underWay--;
            if (outcome.failed().isPresent()) {
                failed(request, outcome.failed().get().value());
            } else if (outcome.get()) {
                parts.start().scheduled(request);
            } else {
                drop(request, "duplicate");
            }
            taken.run();
            return null;
        });
    }

    private static String reason(RuntimeException refusal) {
        return refusal instanceof IgnoreRequest ignored ? ignored.reason() : IgnoreRequest.NO_REASON;
    }

    private void failed(Request request, Throwable error) {
        drop(request, "scheduler_error");
        LOG.error("The scheduler did not take {}; it is lost", request, error);
    }

    private void drop(Request request, String why) {
        parts.ledger().dropped(why);
        parts.crawler()
                .events()
                .emit(new Event.RequestDropped(request, parts.crawler().spider()));
    }
}

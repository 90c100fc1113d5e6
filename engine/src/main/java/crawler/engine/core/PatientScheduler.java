package crawler.engine.core;

import crawler.engine.Request;
import crawler.engine.schedule.Scheduler;
import crawler.reactor.defer.Deferred;
import crawler.reactor.time.DelayedCall;
import crawler.reactor.time.ReactorTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The scheduler of a crawl as the engine sees it: while the crawl runs each of its answers is waited for, and once the crawl
 * ends none any longer than a while, so that one that is gone holds up no end.
 */
final class PatientScheduler implements Scheduler {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Scheduler scheduler;
    private final ReactorTime time;
    private final Map<Deferred<?>, Optional<DelayedCall>> waiting = new HashMap<>();
    private boolean ending;

    PatientScheduler(Scheduler scheduler, ReactorTime time) {
        this.scheduler = scheduler;
        this.time = time;
    }

    /** The crawl ends. */
    void end() {
        ending = true;
        waiting.replaceAll((answer, none) -> Optional.of(limit(answer)));
    }

    private <T> Deferred<T> limited(Deferred<T> answer) {
        if (answer.called()) {
            return answer;
        }
        waiting.put(answer, ending ? Optional.of(limit(answer)) : Optional.empty());
        return answer.tap(
                outcome -> waiting.remove(answer).filter(DelayedCall::active).ifPresent(DelayedCall::cancel));
    }

    private DelayedCall limit(Deferred<?> answer) {
        return time.callLater(PATIENCE, answer::cancel);
    }

    @Override
    public Deferred<Void> open() {
        return scheduler.open();
    }

    @Override
    public Deferred<Void> close(String reason) {
        return scheduler.close(reason);
    }

    @Override
    public Deferred<Boolean> enqueue(Request request) {
        return limited(scheduler.enqueue(request));
    }

    @Override
    public Deferred<Optional<Request>> next() {
        return limited(scheduler.next());
    }

    @Override
    public Deferred<Void> done(Request request) {
        return limited(scheduler.done(request));
    }

    @Override
    public long pending() {
        return scheduler.pending();
    }

    @Override
    public void whenReady(Runnable listener) {
        scheduler.whenReady(listener);
    }
}

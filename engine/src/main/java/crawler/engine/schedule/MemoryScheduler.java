package crawler.engine.schedule;

import crawler.engine.Attribute;
import crawler.engine.Request;
import crawler.engine.Stats;
import crawler.reactor.defer.Deferred;
import java.util.Optional;
import java.util.function.Function;

/**
 * The scheduler that keeps all requests in memory: the highest priority first, then the newest (depth first), start
 * requests in their order, and slots in turn.
 */
public final class MemoryScheduler implements Scheduler {

    /** Set on requests that {@code start} yielded. Scrapy's {@code is_start_request}. */
    public static final Attribute<Boolean> IS_START_REQUEST = Attribute.of("is_start_request", Boolean.class);

    private final SlotQueues queues = new SlotQueues();
    private final DupeFilter dupeFilter;
    private final Function<Request, String> slotKey;
    private final Stats stats;

    /** @param slotKey tells to which slot a request belongs: its host, as a rule */
    public MemoryScheduler(DupeFilter dupeFilter, Function<Request, String> slotKey, Stats stats) {
        this.dupeFilter = dupeFilter;
        this.slotKey = slotKey;
        this.stats = stats;
    }

    @Override
    public Deferred<Void> open() {
        return Deferred.succeed(null);
    }

    @Override
    public Deferred<Void> close(String reason) {
        return Deferred.succeed(null);
    }

    @Override
    public Deferred<Boolean> enqueue(Request request) {
        if (request.dontFilter()) {
            push(request);
            return Deferred.succeed(true);
        }
        return dupeFilter.seen(request).addCallback(seen -> {
            if (!seen) {
                push(request);
            }
            return !seen;
        });
    }

    private void push(Request request) {
        queues.push(slotKey.apply(request), request, request.is(IS_START_REQUEST));
        stats.increment("scheduler/enqueued");
        stats.increment("scheduler/enqueued/memory");
    }

    @Override
    public Deferred<Optional<Request>> next() {
        Optional<Request> request = queues.pop();
        if (request.isPresent()) {
            stats.increment("scheduler/dequeued");
            stats.increment("scheduler/dequeued/memory");
        }
        return Deferred.succeed(request);
    }

    @Override
    public Deferred<Void> done(Request request) {
        queues.done(slotKey.apply(request));
        return Deferred.succeed(null);
    }

    @Override
    public long pending() {
        return queues.size();
    }
}

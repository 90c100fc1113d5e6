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
    private final Stats.Counter enqueued;
    private final Stats.Counter enqueuedMemory;
    private final Stats.Counter dequeued;
    private final Stats.Counter dequeuedMemory;

    /** @param slotKey tells to which slot a request belongs: its host, as a rule */
    public MemoryScheduler(DupeFilter dupeFilter, Function<Request, String> slotKey, Stats stats) {
        this.dupeFilter = dupeFilter;
        this.slotKey = slotKey;
        this.enqueued = stats.counter("scheduler/enqueued");
        this.enqueuedMemory = stats.counter("scheduler/enqueued/memory");
        this.dequeued = stats.counter("scheduler/dequeued");
        this.dequeuedMemory = stats.counter("scheduler/dequeued/memory");
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
            return remembered(request);
        }
        return dupeFilter.seen(request).addCallback(seen -> {
            if (!seen) {
                push(request);
            }
            return !seen;
        });
    }

    /** Start requests are not filtered, but a link back to one of them is. */
    private Deferred<Boolean> remembered(Request request) {
        return request.is(IS_START_REQUEST)
                ? dupeFilter.seen(request).addCallback(seen -> true)
                : Deferred.succeed(true);
    }

    private void push(Request request) {
        queues.push(slotKey.apply(request), request, request.is(IS_START_REQUEST));
        enqueued.add(1);
        enqueuedMemory.add(1);
    }

    @Override
    public Deferred<Optional<Request>> next() {
        Optional<Request> request = queues.pop();
        if (request.isPresent()) {
            dequeued.add(1);
            dequeuedMemory.add(1);
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

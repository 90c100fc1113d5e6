package crawler.engine.schedule;

import crawler.engine.Attribute;
import crawler.engine.Crawler;
import crawler.engine.Request;
import crawler.engine.Stats;
import crawler.engine.slot.Gate;
import crawler.reactor.defer.Deferred;
import crawler.reactor.time.ReactorTime;
import crawler.settings.Setting;
import crawler.settings.Settings;
import java.util.Optional;

/**
 * The scheduler that keeps all requests in memory: slots in turn, and of a slot the highest priority first, then the newest
 * (depth first) unless QUEUE_ORDER says otherwise, then start requests in their order. Requests with a time of their own
 * wait until it has come.
 */
public final class MemoryScheduler implements Scheduler {

    public static final Setting<Found> QUEUE_ORDER = Setting.ofEnum("QUEUE_ORDER", Found.class, Found.LIFO)
            .doc("Which request of a priority comes first: lifo, the newest (depth first), or fifo, the oldest (breadth"
                    + " first, together with a DEPTH_PRIORITY of 1).");
    public static final Setting<Starts> START_QUEUE_ORDER = Setting.ofEnum(
                    "START_QUEUE_ORDER", Starts.class, Starts.FIFO)
            .doc("In which order start requests come, after the others of their priority: fifo, lifo, or merged, as any"
                    + " other.");

    /** Which request that a page led to comes first. Scrapy's {@code SCHEDULER_MEMORY_QUEUE}. */
    public enum Found {
        LIFO,
        FIFO
    }

    /** Which start request comes first. Scrapy's {@code SCHEDULER_START_MEMORY_QUEUE}. */
    public enum Starts {
        FIFO,
        LIFO,
        MERGED
    }

    /** Set on requests that {@code start} yielded. Scrapy's {@code is_start_request}. */
    public static final Attribute<Boolean> IS_START_REQUEST = Attribute.of("is_start_request", Boolean.class);

    private final SlotQueues queues;
    private final LaterRequests later;
    private final DupeFilter dupeFilter;
    private final Gate gate;
    private final Stats.Counter enqueued;
    private final Stats.Counter enqueuedMemory;
    private final Stats.Counter dequeued;
    private final Stats.Counter dequeuedMemory;
    private Runnable ready = () -> {};

    public MemoryScheduler(Crawler crawler, DupeFilter dupeFilter, Gate gate) {
        this(crawler.reactor(), crawler.settings(), crawler.stats(), dupeFilter, gate);
    }

    /** One outside a crawl. */
    public MemoryScheduler(ReactorTime time, Settings settings, Stats stats, DupeFilter dupeFilter, Gate gate) {
        this.dupeFilter = dupeFilter;
        this.gate = gate;
        this.queues = new SlotQueues(gate, new QueueOrder(settings.get(QUEUE_ORDER), settings.get(START_QUEUE_ORDER)));
        this.later = new LaterRequests(time, this::due);
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
        later.close();
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
        return request.is(IS_START_REQUEST) ? dupeFilter.remember(request) : Deferred.succeed(true);
    }

    private void push(Request request) {
        if (!later.keeps(request)) {
            queue(request);
        }
        enqueued.add(1);
        enqueuedMemory.add(1);
    }

    private void queue(Request request) {
        queues.push(gate.keyOf(request), request, request.is(IS_START_REQUEST));
    }

    private void due(Request request) {
        queue(request);
        ready.run();
    }

    @Override
    public void whenReady(Runnable listener) {
        ready = listener;
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
        queues.done(gate.keyOf(request));
        return Deferred.succeed(null);
    }

    @Override
    public long pending() {
        return queues.size() + later.size();
    }
}

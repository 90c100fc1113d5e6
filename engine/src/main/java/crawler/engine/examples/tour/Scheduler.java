package crawler.engine.examples.tour;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/**
 * The requests that wait, first come first served. The real ones are {@link crawler.engine.schedule.Scheduler} and those
 * that implement it; they filter duplicates, know priorities and are fair to sites.
 */
final class Scheduler {
    private final ExecutionEngine engine;
    private final Queue<Request> queue = new ArrayDeque<>();

    Scheduler(ExecutionEngine engine) {
        this.engine = engine;
    }

    /** The engine that it works for. */
    ExecutionEngine engine() {
        return engine;
    }

    void enqueueRequest(Request request) {
        queue.add(request);
    }

    /** Takes the next one; empty when none waits. */
    Optional<Request> nextRequest() {
        return Optional.ofNullable(queue.poll());
    }

    int size() {
        return queue.size();
    }
}

package crawler.engine.schedule;

import crawler.engine.Request;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;

/**
 * The requests of one slot: the highest priority first, within a priority those that pages led to in one order, and then
 * start requests in another.
 */
final class RequestQueue {
    private final QueueOrder order;
    private final TreeMap<Integer, Level> levels = new TreeMap<>(Comparator.reverseOrder());
    private Level highest;
    private int highestPriority;
    private int size;

    RequestQueue(QueueOrder order) {
        this.order = order;
    }

    /** The requests of one priority. */
    private static final class Level {
        private final Deque<Request> found = new ArrayDeque<>();
        private final Deque<Request> starts = new ArrayDeque<>(0);

        boolean isEmpty() {
            return found.isEmpty() && starts.isEmpty();
        }
    }

    void push(Request request, boolean start) {
        Level level = level(request.priority());
        (start && order.starts() != MemoryScheduler.Starts.MERGED ? level.starts : level.found).addLast(request);
        size++;
    }

    private Level level(int priority) {
        if (highest != null && priority == highestPriority) {
            return highest;
        }
        Level level = levels.computeIfAbsent(priority, key -> new Level());
        if (highest == null || priority > highestPriority) {
            highest = level;
            highestPriority = priority;
        }
        return level;
    }

    /** @throws java.util.NoSuchElementException when it is empty */
    Request pop() {
        Request request = highest.found.isEmpty()
                ? next(highest.starts, order.starts() == MemoryScheduler.Starts.FIFO)
                : next(highest.found, order.found() == MemoryScheduler.Found.FIFO);
        size--;
        if (highest.isEmpty()) {
            levels.remove(highestPriority);
            Map.Entry<Integer, Level> next = levels.firstEntry();
            highest = next == null ? null : next.getValue();
            highestPriority = next == null ? 0 : next.getKey();
        }
        return request;
    }

    private static Request next(Deque<Request> queue, boolean oldest) {
        return oldest ? queue.removeFirst() : queue.removeLast();
    }

    boolean isEmpty() {
        return size == 0;
    }
}

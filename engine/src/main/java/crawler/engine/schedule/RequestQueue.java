package crawler.engine.schedule;

import crawler.engine.Request;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;

/**
 * The requests of one slot: the highest priority first, within a priority the newest first, and start requests after the
 * others in the order in which they came.
 */
final class RequestQueue {
    private final TreeMap<Integer, Level> levels = new TreeMap<>(Comparator.reverseOrder());
    private Level highest;
    private int highestPriority;
    private int size;

    /** The requests of one priority. */
    private static final class Level {
        private final Deque<Request> newestFirst = new ArrayDeque<>();
        private final Deque<Request> starts = new ArrayDeque<>();

        boolean isEmpty() {
            return newestFirst.isEmpty() && starts.isEmpty();
        }
    }

    void push(Request request, boolean start) {
        Level level = level(request.priority());
        (start ? level.starts : level.newestFirst).addLast(request);
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
        Request request =
                highest.newestFirst.isEmpty() ? highest.starts.removeFirst() : highest.newestFirst.removeLast();
        size--;
        if (highest.isEmpty()) {
            levels.remove(highestPriority);
            Map.Entry<Integer, Level> next = levels.firstEntry();
            highest = next == null ? null : next.getValue();
            highestPriority = next == null ? 0 : next.getKey();
        }
        return request;
    }

    boolean isEmpty() {
        return size == 0;
    }
}

package crawler.reactor.http;

import crawler.reactor.time.DelayedCall;
import crawler.reactor.time.ReactorTime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Connections that wait for their next request, by the place they lead to; those used last are used first. */
final class IdleConnections {
    private record Idle(HttpConnection connection, long since) {}

    private final ReactorTime time;
    private final int most;
    private final Duration keep;
    private final Map<String, Deque<Idle>> byPlace = new HashMap<>();
    private int count;
    private Optional<DelayedCall> sweep = Optional.empty();

    /**
     * @param most how many are kept
     * @param keep how long one is kept
     */
    IdleConnections(ReactorTime time, int most, Duration keep) {
        this.time = time;
        this.most = most;
        this.keep = keep;
    }

    /** One that leads there, if there is one; it is idle no more. */
    Optional<HttpConnection> take(String place) {
        Deque<Idle> idle = byPlace.get(place);
        if (idle == null) {
            return Optional.empty();
        }
        Idle last = idle.removeLast();
        count--;
        if (idle.isEmpty()) {
            byPlace.remove(place);
        }
        return Optional.of(last.connection());
    }

    void add(String place, HttpConnection connection) {
        if (count >= most) {
            connection.transport().loseConnection();
            return;
        }
        byPlace.computeIfAbsent(place, ignored -> new ArrayDeque<>()).addLast(new Idle(connection, time.nanos()));
        count++;
        if (sweep.isEmpty()) {
            sweep = Optional.of(time.callLater(keep, this::closeOld));
        }
    }

    /** It has ended. */
    void remove(String place, HttpConnection connection) {
        Deque<Idle> idle = byPlace.get(place);
        if (idle != null && idle.removeIf(each -> each.connection() == connection)) {
            count--;
            if (idle.isEmpty()) {
                byPlace.remove(place);
            }
        }
    }

    private void closeOld() {
        sweep = Optional.empty();
        long before = time.nanos() - keep.toNanos();
        List<HttpConnection> old = new ArrayList<>();
        for (Iterator<Deque<Idle>> places = byPlace.values().iterator(); places.hasNext(); ) {
            Deque<Idle> idle = places.next();
            while (!idle.isEmpty() && idle.peekFirst().since() - before <= 0) {
                old.add(idle.removeFirst().connection());
                count--;
            }
            if (idle.isEmpty()) {
                places.remove();
            }
        }
        old.forEach(connection -> connection.transport().loseConnection());
        if (count > 0) {
            sweep = Optional.of(time.callLater(keep, this::closeOld));
        }
    }

    void closeAll() {
        sweep.ifPresent(DelayedCall::cancel);
        sweep = Optional.empty();
        List<HttpConnection> all = new ArrayList<>();
        byPlace.values().forEach(idle -> idle.forEach(each -> all.add(each.connection())));
        byPlace.clear();
        count = 0;
        all.forEach(connection -> connection.transport().loseConnection());
    }

    int count() {
        return count;
    }
}

package crawler.engine.download.http;

import crawler.reactor.time.DelayedCall;
import crawler.reactor.time.ReactorTime;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gives up downloads whose bodies trickle: those of which less came than they should in some seconds. One timer looks after
 * all of them. For the reactor thread.
 */
final class SlowDownloads {
    /** A download as far as it matters here. */
    interface Watched {
        /** How much of the body came so far; -1 before it begins, and when all of it is there. */
        long received();

        void tooSlow();
    }

    static final Duration WINDOW = Duration.ofSeconds(10);

    private final ReactorTime time;
    private final long least;
    private final Map<Watched, Long> before = new IdentityHashMap<>();
    private Optional<DelayedCall> next = Optional.empty();

    /** @param rate bytes a second; 0 for any */
    SlowDownloads(ReactorTime time, long rate) {
        this.time = time;
        this.least = rate * WINDOW.toSeconds();
    }

    void begun(Watched download) {
        if (least > 0) {
            before.put(download, -1L);
            if (next.isEmpty()) {
                next = Optional.of(time.callLater(WINDOW, this::look));
            }
        }
    }

    void ended(Watched download) {
        if (least > 0) {
            before.remove(download);
        }
    }

    private void look() {
        for (Watched download : List.copyOf(before.keySet())) {
            long now = download.received();
            long then = before.get(download);
            if (then >= 0 && now >= 0 && now - then < least) {
                before.remove(download);
                download.tooSlow();
            } else {
                before.put(download, now);
            }
        }
        next = before.isEmpty() ? Optional.empty() : Optional.of(time.callLater(WINDOW, this::look));
    }

    void close() {
        next.filter(DelayedCall::active).ifPresent(DelayedCall::cancel);
        next = Optional.empty();
        before.clear();
    }
}

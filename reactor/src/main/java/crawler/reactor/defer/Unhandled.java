package crawler.reactor.defer;

import java.lang.ref.Cleaner;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The failures that ended a Deferred's line and that nobody has handled yet; so that no error is lost.
 *
 * <p>Each is logged when its Deferred is collected by the garbage collector, or earlier by {@link #report}, which an
 * event loop calls when it has stopped. The methods may be called from any thread.
 */
public final class Unhandled {
    private static final Logger LOG = LoggerFactory.getLogger(Deferred.class);
    private static final Cleaner CLEANER = Cleaner.create();
    private static final Set<Watch> WATCHES = ConcurrentHashMap.newKeySet();

    private Unhandled() {}

    /** The failures that are unhandled now and came up on this thread. */
    public static List<Failure> pending(Thread thread) {
        return WATCHES.stream()
                .filter(watch -> watch.thread == thread)
                .map(watch -> watch.failure)
                .toList();
    }

    /** Logs the failures that came up on this thread and are unhandled now; each is logged only once. */
    public static void report(Thread thread) {
        WATCHES.stream().filter(watch -> watch.thread == thread).forEach(Watch::report);
    }

    /** Takes the failures that came up on this thread as handled, and returns them; for tests that expect them. */
    public static List<Failure> flush(Thread thread) {
        List<Failure> failures = pending(thread);
        WATCHES.removeIf(watch -> watch.thread == thread);
        return failures;
    }

    static Watch watch(Line deferred) {
        Watch watch = new Watch();
        CLEANER.register(deferred, watch);
        return watch;
    }

    /** Holds the failure of one Deferred and never the Deferred, which could not be collected otherwise. */
    static final class Watch implements Runnable {
        private volatile Failure failure;
        private volatile Thread thread;

        void unhandled(Failure newFailure) {
            failure = newFailure;
            thread = InlineCallbacks.effectiveThread();
            WATCHES.add(this);
        }

        void handled() {
            if (failure != null) {
                failure = null;
                WATCHES.remove(this);
            }
        }

        boolean isUnhandled() {
            return failure != null;
        }

        @Override
        public void run() {
            report();
        }

        private void report() {
            Failure lost = failure;
            if (lost != null && WATCHES.remove(this)) {
                LOG.error("Unhandled error in Deferred:", lost.value());
            }
        }
    }
}

package crawler.reactor.task;

import crawler.reactor.defer.Deferred;
import crawler.reactor.time.DelayedCall;
import crawler.reactor.time.ReactorTime;
import java.time.Duration;
import java.util.concurrent.Callable;

/** Work put off to a later time. */
public final class Tasks {

    private Tasks() {}

    /** Fires with null after {@code delay}; cancelling takes the call back. */
    public static Deferred<Void> sleep(ReactorTime time, Duration delay) {
        return deferLater(time, delay, () -> null);
    }

    /** Calls {@code work} after {@code delay} and fires with what it returns or throws; cancelling takes the call back. */
    public static <T> Deferred<T> deferLater(ReactorTime time, Duration delay, Callable<? extends T> work) {
        return deferLaterAsync(time, delay, () -> Deferred.execute(work));
    }

    /** Calls {@code work} after {@code delay} and fires with what its Deferred comes to; cancelling takes the call back. */
    public static <T> Deferred<T> deferLaterAsync(ReactorTime time, Duration delay, Callable<Deferred<T>> work) {
        DelayedCall[] call = new DelayedCall[1];
        Deferred<Object> due = new Deferred<>(ignored -> call[0].cancel());
        Deferred<T> result = due.addAsyncCallback(ignored -> work.call());
        call[0] = time.callLater(delay, () -> due.callback(null));
        return result;
    }
}

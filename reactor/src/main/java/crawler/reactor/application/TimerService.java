package crawler.reactor.application;

import crawler.reactor.defer.Deferred;
import crawler.reactor.log.Log;
import crawler.reactor.task.LoopingCall;
import crawler.reactor.time.ReactorTime;
import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * Something that is done again and again as a service: at once when it is started, then at each beat. What it throws is
 * logged and ends it, until it is started again. Twisted's {@code TimerService}.
 */
public final class TimerService extends Service {
    private final ReactorTime time;
    private final Duration step;
    private final Callable<Deferred<?>> work;
    private LoopingCall loop;
    private Deferred<Void> ended = Deferred.succeed(null);

    /** @param work the next beat waits until what it returns has fired */
    public TimerService(ReactorTime time, Duration step, Callable<Deferred<?>> work) {
        this.time = time;
        this.step = step;
        this.work = work;
        this.loop = LoopingCall.async(time, work);
    }

    /** One whose work is over when it returns. */
    public static TimerService of(ReactorTime time, Duration step, Runnable work) {
        return new TimerService(time, step, () -> {
            work.run();
            return Deferred.succeed(null);
        });
    }

    @Override
    public void startService() {
        super.startService();
        loop = LoopingCall.async(time, work);
        ended = loop.start(step).addCallbacks(stopped -> null, failure -> {
            Log.err(failure, "A TimerService failed, and beats no more:");
            return null;
        });
    }

    /** Fires when the work that is under way has ended. */
    @Override
    public Deferred<Void> stopService() {
        if (loop.running()) {
            loop.stop();
        }
        Deferred<Void> last = ended;
        ended = Deferred.succeed(null);
        return super.stopService().addAsyncCallback(stopped -> last);
    }
}

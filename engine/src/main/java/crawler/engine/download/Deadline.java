package crawler.engine.download;

import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.error.DownloadError.DownloadTimeout;
import crawler.reactor.defer.Deferred;
import crawler.reactor.defer.Outcome;
import crawler.reactor.time.DelayedCall;
import crawler.reactor.time.ReactorTime;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends a download when its time is over, whatever its handler does about it: one that cannot be cancelled, or whose
 * cancelling fails, is left behind. For the reactor thread.
 */
final class Deadline {
    private static final Logger LOG = LoggerFactory.getLogger(Deadline.class);

    private final Request request;
    private final Deferred<Response> download;
    private final Deferred<Response> result;
    private final DelayedCall end;

    private Deadline(Request request, Deferred<Response> download, Duration most, ReactorTime time) {
        this.request = request;
        this.download = download;
        this.result = new Deferred<>(cancelled -> giveUp());
        this.end = time.callLater(most, () -> over(most));
        download.addBoth(this::done);
    }

    /** The download, which fails with a {@link DownloadTimeout} when it takes longer than {@code most}. */
    static Deferred<Response> of(Request request, Deferred<Response> download, Duration most, ReactorTime time) {
        return new Deadline(request, download, most, time).result;
    }

    private Void done(Outcome<Response> outcome) {
        if (end.active()) {
            end.cancel();
        }
        if (!result.called()) {
            outcome.failed().ifPresentOrElse(result::errback, () -> result.callback(outcome.get()));
        }
        return null;
    }

    private void over(Duration most) {
        result.errback(new DownloadTimeout(request + ": no complete answer within " + most.toMillis() / 1e3
                + " s (DOWNLOAD_TIMEOUT, or the request's download_timeout)"));
        giveUp();
    }

    private void giveUp() {
        try {
            download.cancel();
        } catch (Exception e) {
            LOG.error("{}: the download handler failed to give up the download", request, e);
        }
    }
}

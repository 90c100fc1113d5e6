package crawler.engine.download.middleware;

import crawler.engine.Attribute;
import crawler.engine.Crawler;
import crawler.engine.Fetched;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.Stats;
import crawler.engine.download.Statuses;
import crawler.engine.download.StepMiddleware;
import crawler.engine.error.NotConfigured;
import crawler.engine.slot.BackOff;
import crawler.reactor.time.ReactorTime;
import crawler.settings.Setting;
import crawler.settings.Settings;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a request again whose site asked to wait (429, or Retry-After), and leaves it as many retries as it had: being asked
 * to wait is no failure. Its slot sees to the waiting.
 */
public final class Patience extends StepMiddleware {
    public static final Setting<Integer> BACKOFF_TIMES = Setting.ofInt("BACKOFF_TIMES", 8)
            .min(0)
            .unit("times")
            .doc(
                    "How often one request is made again because its site asked to wait, before that counts as a failure.");

    /** How often a request was made again because its site asked to wait. */
    public static final Attribute<Integer> BACKOFF_TIMES_SO_FAR = Attribute.of("backoff_times", Integer.class);

    private static final Logger LOG = LoggerFactory.getLogger(Patience.class);

    private final Stats stats;
    private final ReactorTime time;
    private final BackOff backOff;
    private final Settings settings;
    private final Set<Integer> retried;
    private final int most;

    public Patience(Crawler crawler) {
        this.settings = crawler.settings();
        if (!settings.get(BackOff.BACKOFF_ENABLED) || !settings.get(Retry.RETRY_ENABLED)) {
            throw new NotConfigured("BACKOFF_ENABLED or RETRY_ENABLED is false");
        }
        this.stats = crawler.stats();
        this.time = crawler.reactor();
        this.backOff = new BackOff(settings);
        this.retried = new HashSet<>(settings.get(Retry.RETRY_HTTP_CODES));
        this.most = settings.get(BACKOFF_TIMES);
    }

    @Override
    protected Fetched processResponse(Request request, Response response) {
        if (response.status() < 400
                || !retried.contains(response.status())
                || request.is(Retry.DONT_RETRY)
                || !backOff.asksToWait(response, time.now())) {
            return response;
        }
        int times = request.get(BACKOFF_TIMES_SO_FAR).orElse(0) + 1;
        return times > most ? response : again(request, response.status(), times);
    }

    private Request again(Request request, int status, int times) {
        int retries = request.get(Retry.RETRY_TIMES_SO_FAR).orElse(0) + 1;
        int allowed = request.get(Retry.MAX_RETRY_TIMES).orElse(settings.get(Retry.RETRY_TIMES)) + 1;
        stats.increment("retry/count");
        stats.increment("retry/reason_count/" + Statuses.message(status));
        LOG.debug("Asked to wait ({}), {} is made again later (asked {} times)", status, request, times);
        return request.with(BACKOFF_TIMES_SO_FAR, times)
                .with(Retry.RETRY_TIMES_SO_FAR, retries)
                .with(Retry.MAX_RETRY_TIMES, allowed)
                .withDontFilter(true)
                .withPriority(request.priority() + settings.get(Retry.RETRY_PRIORITY_ADJUST));
    }
}

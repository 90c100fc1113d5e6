package crawler.engine.download.middleware;

import crawler.engine.Attribute;
import crawler.engine.Crawler;
import crawler.engine.Fetched;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.Stats;
import crawler.engine.download.StepMiddleware;
import crawler.engine.error.DownloadError;
import crawler.engine.error.NotConfigured;
import crawler.settings.Setting;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a request again when its download failed in a way that may pass. */
public final class Retry extends StepMiddleware {
    public static final Setting<Boolean> RETRY_ENABLED =
            Setting.ofBoolean("RETRY_ENABLED", true).doc("Whether failed downloads are made again.");
    public static final Setting<Integer> RETRY_TIMES =
            Setting.ofInt("RETRY_TIMES", 2).min(0).unit("times").doc("How often a failed download is made again.");
    public static final Setting<List<Integer>> RETRY_HTTP_CODES = Setting.ofIntList(
                    "RETRY_HTTP_CODES", 500, 502, 503, 504, 522, 524, 408, 429)
            .doc("The statuses that count as failures which may pass.");
    public static final Setting<Integer> RETRY_PRIORITY_ADJUST = Setting.ofInt("RETRY_PRIORITY_ADJUST", -1)
            .doc("What is added to the priority of a request that is made again.");

    /** How often a request was made again so far. */
    public static final Attribute<Integer> RETRY_TIMES_SO_FAR = Attribute.of("retry_times", Integer.class);

    /** Its own limit. */
    public static final Attribute<Integer> MAX_RETRY_TIMES = Attribute.of("max_retry_times", Integer.class);

    public static final Attribute<Boolean> DONT_RETRY = Attribute.of("dont_retry", Boolean.class);

    private static final Logger LOG = LoggerFactory.getLogger(Retry.class);

    private final Stats stats;
    private final int times;
    private final int priorityAdjust;
    private final Set<Integer> codes;

    public Retry(Crawler crawler) {
        if (!crawler.settings().get(RETRY_ENABLED)) {
            throw new NotConfigured("RETRY_ENABLED is false");
        }
        this.stats = crawler.stats();
        this.times = crawler.settings().get(RETRY_TIMES);
        this.priorityAdjust = crawler.settings().get(RETRY_PRIORITY_ADJUST);
        this.codes = new HashSet<>(crawler.settings().get(RETRY_HTTP_CODES));
    }

    @Override
    protected Fetched processResponse(Request request, Response response) {
        if (!codes.contains(response.status()) || request.is(DONT_RETRY)) {
            return response;
        }
        Optional<Request> again = again(request, Integer.toString(response.status()));
        return again.isPresent() ? again.get() : response;
    }

    @Override
    protected Fetched processException(Request request, Exception error) throws Exception {
        boolean mayPass = error instanceof DownloadError && !(error instanceof DownloadError.DownloadCancelled);
        if (!mayPass || request.is(DONT_RETRY)) {
            throw error;
        }
        return again(request, error.getClass().getSimpleName()).orElseThrow(() -> error);
    }

    private Optional<Request> again(Request request, String reason) {
        int attempt = request.get(RETRY_TIMES_SO_FAR).orElse(0) + 1;
        if (attempt > request.get(MAX_RETRY_TIMES).orElse(times)) {
            stats.increment("retry/max_reached");
            LOG.error("Gave up retrying {} (failed {} times): {}", request, attempt, reason);
            return Optional.empty();
        }
        stats.increment("retry/count");
        stats.increment("retry/reason_count/" + reason);
        LOG.debug("Retrying {} (failed {} times): {}", request, attempt, reason);
        return Optional.of(request.with(RETRY_TIMES_SO_FAR, attempt)
                .withDontFilter(true)
                .withPriority(request.priority() + priorityAdjust));
    }
}

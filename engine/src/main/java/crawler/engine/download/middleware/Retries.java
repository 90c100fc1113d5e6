package crawler.engine.download.middleware;

import crawler.engine.Crawler;
import crawler.engine.Request;
import crawler.engine.Stats;
import crawler.settings.SettingException;
import crawler.settings.Settings;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Requests that are made again, counted and limited: for callbacks that get a page which is none, as Scrapy's {@code
 * get_retry_request}. Immutable.
 *
 * <pre>{@code
 * if (page.text().isEmpty()) {
 *     return Retries.of(crawler()).again(page.request(), "empty").stream();
 * }
 * }</pre>
 */
public final class Retries {
    private static final Logger LOG = LoggerFactory.getLogger(Retry.class);

    private final Stats stats;
    private final int times;
    private final int priorityAdjust;
    private final Level giveUpLevel;
    private final String statsKey;

    private Retries(Stats stats, int times, int priorityAdjust, Level giveUpLevel, String statsKey) {
        this.stats = stats;
        this.times = times;
        this.priorityAdjust = priorityAdjust;
        this.giveUpLevel = giveUpLevel;
        this.statsKey = statsKey;
    }

    /** Those of a crawl, by its settings. */
    public static Retries of(Crawler crawler) {
        Settings settings = crawler.settings();
        return new Retries(
                crawler.stats(),
                settings.get(Retry.RETRY_TIMES),
                settings.get(Retry.RETRY_PRIORITY_ADJUST),
                settings.get(Retry.RETRY_GIVE_UP_LOG_LEVEL),
                "retry");
    }

    /** With another limit for requests that have none of their own. */
    public Retries atMost(int newTimes) {
        return new Retries(stats, newTimes, priorityAdjust, giveUpLevel, statsKey);
    }

    /** Counted under this key instead of {@code retry}. */
    public Retries countedAs(String newStatsKey) {
        return new Retries(stats, times, priorityAdjust, giveUpLevel, newStatsKey);
    }

    /**
     * The request to make instead; empty when it was made too often already.
     *
     * @param reason a few words, which become a stat
     */
    public Optional<Request> again(Request request, String reason) {
        int attempt = request.get(Retry.RETRY_TIMES_SO_FAR).orElse(0) + 1;
        if (attempt > request.get(Retry.MAX_RETRY_TIMES).orElse(times)) {
            stats.increment(statsKey + "/max_reached");
            LOG.atLevel(giveUpLevel(request))
                    .log("Gave up retrying {} (failed {} times): {}", request, attempt, reason);
            return Optional.empty();
        }
        stats.increment(statsKey + "/count");
        stats.increment(statsKey + "/reason_count/" + reason);
        LOG.debug("Retrying {} (failed {} times): {}", request, attempt, reason);
        return Optional.of(request.with(Retry.RETRY_TIMES_SO_FAR, attempt)
                .withDontFilter(true)
                .withPriority(
                        request.priority() + request.get(Retry.PRIORITY_ADJUST).orElse(priorityAdjust)));
    }

    private Level giveUpLevel(Request request) {
        Optional<String> own = request.get(Retry.GIVE_UP_LOG_LEVEL);
        try {
            return own.map(level -> Level.valueOf(level.toUpperCase(Locale.ROOT)))
                    .orElse(giveUpLevel);
        } catch (IllegalArgumentException e) {
            throw new SettingException(
                    request + ": \"" + own.get() + "\" (give_up_log_level) is no level of the log", e);
        }
    }
}

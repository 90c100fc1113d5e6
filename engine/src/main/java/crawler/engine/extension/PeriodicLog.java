package crawler.engine.extension;

import crawler.engine.Crawler;
import crawler.engine.Event.SpiderClosed;
import crawler.engine.Event.SpiderOpened;
import crawler.engine.error.NotConfigured;
import crawler.reactor.task.LoopingCall;
import crawler.settings.Setting;
import crawler.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Logs figures of the crawl as a JSON object in a line, every LOGSTATS_INTERVAL and at the end. Not on unless it is named in
 * EXTENSIONS. Scrapy's {@code PeriodicLog}.
 */
public final class PeriodicLog {
    public static final Setting<Map<String, String>> PERIODIC_LOG_STATS = Setting.ofMap("PERIODIC_LOG_STATS", Map.of())
            .doc("Which stats PeriodicLog writes: {\"enabled\": true} for all, or lists of parts of their keys:"
                    + " {\"include\": [\"downloader/\"], \"exclude\": [\"bytes\"]}.");
    public static final Setting<Map<String, String>> PERIODIC_LOG_DELTA = Setting.ofMap("PERIODIC_LOG_DELTA", Map.of())
            .doc("Of which counts PeriodicLog writes the growth; as PERIODIC_LOG_STATS.");
    public static final Setting<Boolean> PERIODIC_LOG_TIMING_ENABLED =
            Setting.ofBoolean("PERIODIC_LOG_TIMING_ENABLED", false).doc("Whether PeriodicLog writes times.");

    private static final Logger LOG = LoggerFactory.getLogger(PeriodicLog.class);
    private static final JsonMapper JSON = new JsonMapper();

    private final Crawler crawler;
    private final StatsFilter stats;
    private final StatsFilter delta;
    private final boolean timing;
    private final Duration interval;
    private final LoopingCall loop;
    private Map<String, Long> before = new HashMap<>();
    private Instant started = Instant.EPOCH;
    private Instant last = Instant.EPOCH;

    public PeriodicLog(Crawler crawler) {
        Settings settings = crawler.settings();
        this.crawler = crawler;
        this.stats = StatsFilter.of(settings, PERIODIC_LOG_STATS);
        this.delta = StatsFilter.of(settings, PERIODIC_LOG_DELTA);
        this.timing = settings.get(PERIODIC_LOG_TIMING_ENABLED);
        this.interval = settings.get(LogStats.LOGSTATS_INTERVAL);
        if (interval.isZero() || !(stats.isOn() || delta.isOn() || timing)) {
            throw new NotConfigured("LOGSTATS_INTERVAL is 0, or no PERIODIC_LOG_ setting is set");
        }
        this.loop = new LoopingCall(crawler.reactor(), this::log);
        crawler.events().on(SpiderOpened.class, event -> opened());
        crawler.events().on(SpiderClosed.class, event -> closed());
    }

    private void opened() {
        started = crawler.reactor().now();
        last = started;
        loop.start(interval);
    }

    private void closed() {
        log();
        if (loop.running()) {
            loop.stop();
        }
    }

    private void log() {
        Map<String, Object> figures = new TreeMap<>();
        if (timing) {
            figures.put("time", times());
        }
        if (delta.isOn()) {
            figures.put("delta", growth());
        }
        if (stats.isOn()) {
            figures.put("stats", wanted());
        }
        LOG.info("{}", JSON.writeValueAsString(figures));
    }

    private Map<String, Object> times() {
        Instant now = crawler.reactor().now();
        Map<String, Object> times = new TreeMap<>();
        times.put("start_time", started.toString());
        times.put("utcnow", now.toString());
        times.put("elapsed", seconds(Duration.between(started, now)));
        times.put("log_interval", seconds(interval));
        times.put("log_interval_real", seconds(Duration.between(last, now)));
        last = now;
        return times;
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    private Map<String, Long> growth() {
        Map<String, Long> growth = new TreeMap<>();
        Map<String, Long> counts = new HashMap<>();
        crawler.stats().asMap().forEach((key, value) -> {
            if (value instanceof Long count && delta.lets(key)) {
                counts.put(key, count);
                growth.put(key, count - before.getOrDefault(key, 0L));
            }
        });
        before = counts;
        return growth;
    }

    private Map<String, Object> wanted() {
        Map<String, Object> wanted = new TreeMap<>();
        crawler.stats().asMap().forEach((key, value) -> {
            if (stats.lets(key)) {
                wanted.put(key, value instanceof Number || value instanceof Boolean ? value : value.toString());
            }
        });
        return wanted;
    }
}

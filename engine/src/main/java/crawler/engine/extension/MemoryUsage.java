package crawler.engine.extension;

import crawler.engine.Crawler;
import crawler.engine.Event.EngineStarted;
import crawler.engine.Event.EngineStopped;
import crawler.engine.Event.MemoryUsageWarningReached;
import crawler.engine.error.NotConfigured;
import crawler.reactor.task.LoopingCall;
import crawler.settings.Setting;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notes how much memory the process takes, and ends a crawl when that is too much. */
public final class MemoryUsage {
    public static final Setting<Boolean> MEMUSAGE_ENABLED =
            Setting.ofBoolean("MEMUSAGE_ENABLED", true).doc("Whether the memory of the process is watched.");
    public static final Setting<Duration> MEMUSAGE_CHECK_INTERVAL_SECONDS = Setting.ofSeconds(
                    "MEMUSAGE_CHECK_INTERVAL_SECONDS", 60)
            .min(0.1)
            .doc("How often the memory of the process is looked at.");
    public static final Setting<Integer> MEMUSAGE_LIMIT_MB = Setting.ofInt("MEMUSAGE_LIMIT_MB", 0)
            .min(0)
            .unit("MiB")
            .doc("The crawl ends when the process has taken more than this; 0 for no limit.");
    public static final Setting<Integer> MEMUSAGE_WARNING_MB = Setting.ofInt("MEMUSAGE_WARNING_MB", 0)
            .min(0)
            .unit("MiB")
            .doc("The log warns, once, when the process has taken more than this; 0 never.");

    private static final Logger LOG = LoggerFactory.getLogger(MemoryUsage.class);
    private static final long MIB = 1 << 20;

    private final Crawler crawler;
    private final LongSupplier bytes;
    private final long limit;
    private final long warning;
    private final LoopingCall loop;
    private boolean warned;

    public MemoryUsage(Crawler crawler) {
        this(crawler, ProcessMemory::peak);
    }

    /** @param bytes the most that the process has taken so far */
    MemoryUsage(Crawler crawler, LongSupplier bytes) {
        if (!crawler.settings().get(MEMUSAGE_ENABLED)) {
            throw new NotConfigured("MEMUSAGE_ENABLED is false");
        }
        this.crawler = crawler;
        this.bytes = bytes;
        this.limit = crawler.settings().get(MEMUSAGE_LIMIT_MB) * MIB;
        this.warning = crawler.settings().get(MEMUSAGE_WARNING_MB) * MIB;
        this.loop = new LoopingCall(crawler.reactor(), this::look);
        crawler.events().on(EngineStarted.class, event -> started());
        crawler.events().on(EngineStopped.class, event -> stopped());
    }

    private void started() {
        crawler.stats().set("memusage/startup", bytes.getAsLong());
        loop.start(crawler.settings().get(MEMUSAGE_CHECK_INTERVAL_SECONDS));
    }

    private void stopped() {
        if (loop.running()) {
            loop.stop();
        }
    }

    private void look() {
        long peak = bytes.getAsLong();
        crawler.stats().max("memusage/max", peak);
        if (limit > 0 && peak > limit) {
            crawler.stats().set("memusage/limit_reached", 1);
            LOG.error("The process has taken {} MiB, more than MEMUSAGE_LIMIT_MB allows; the crawl ends", peak / MIB);
            crawler.close("memusage_exceeded");
        } else if (warning > 0 && peak > warning && !warned) {
            warned = true;
            crawler.stats().set("memusage/warning_reached", 1);
            LOG.warn("The process has taken {} MiB, more than MEMUSAGE_WARNING_MB says", peak / MIB);
            crawler.events().emit(new MemoryUsageWarningReached());
        }
    }
}

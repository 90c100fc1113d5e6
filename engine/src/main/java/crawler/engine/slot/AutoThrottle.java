package crawler.engine.slot;

import crawler.engine.Attribute;
import crawler.engine.Crawler;
import crawler.engine.Event.ResponseDownloaded;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.error.NotConfigured;
import crawler.settings.Setting;
import crawler.settings.SettingException;
import crawler.settings.Settings;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Adjusts the delays of slots to how fast their sites answer. Scrapy's {@code AutoThrottle}. */
public final class AutoThrottle {
    public static final Setting<Boolean> AUTOTHROTTLE_ENABLED = Setting.ofBoolean("AUTOTHROTTLE_ENABLED", false)
            .doc("Whether the delay of each slot is adjusted to how fast its site answers.");
    public static final Setting<Duration> AUTOTHROTTLE_START_DELAY =
            Setting.ofSeconds("AUTOTHROTTLE_START_DELAY", 5).doc("The delay that AutoThrottle begins with.");
    public static final Setting<Duration> AUTOTHROTTLE_MAX_DELAY =
            Setting.ofSeconds("AUTOTHROTTLE_MAX_DELAY", 60).doc("The longest delay that AutoThrottle sets.");
    public static final Setting<Double> AUTOTHROTTLE_TARGET_CONCURRENCY = Setting.ofDouble(
                    "AUTOTHROTTLE_TARGET_CONCURRENCY", 1)
            .unit("requests")
            .doc("How many requests to a site AutoThrottle wants under way at once, on average.");
    public static final Setting<Boolean> AUTOTHROTTLE_DEBUG =
            Setting.ofBoolean("AUTOTHROTTLE_DEBUG", false).doc("Whether AutoThrottle logs each answer.");

    /** An answer to this request changes no delay. */
    public static final Attribute<Boolean> DONT_ADJUST_DELAY =
            Attribute.of("autothrottle_dont_adjust_delay", Boolean.class);

    /** Seconds from sending to the headers of the answer; Scrapy's {@code download_latency}. */
    private static final Attribute<Double> LATENCY = Attribute.of("download_latency", Double.class);

    private static final Logger LOG = LoggerFactory.getLogger(AutoThrottle.class);

    private final Slots slots;
    private final ThrottleFormula formula;
    private final boolean debug;

    public AutoThrottle(Crawler crawler, Slots slots) {
        Settings settings = crawler.settings();
        if (!settings.get(AUTOTHROTTLE_ENABLED)) {
            throw new NotConfigured("AUTOTHROTTLE_ENABLED is false");
        }
        double target = settings.get(AUTOTHROTTLE_TARGET_CONCURRENCY);
        if (target <= 0) {
            throw new SettingException("Setting AUTOTHROTTLE_TARGET_CONCURRENCY: " + target + " is not above 0");
        }
        this.slots = slots;
        this.debug = settings.get(AUTOTHROTTLE_DEBUG);
        this.formula = new ThrottleFormula(
                target, seconds(settings.get(Slots.DOWNLOAD_DELAY)), seconds(settings.get(AUTOTHROTTLE_MAX_DELAY)));
        crawler.events().on(ResponseDownloaded.class, event -> answered(event.request(), event.response()));
    }

    /** The delay that slots begin with. */
    static Duration startDelay(Settings settings) {
        Duration delay = settings.get(Slots.DOWNLOAD_DELAY);
        Duration start = settings.get(AUTOTHROTTLE_START_DELAY);
        return settings.get(AUTOTHROTTLE_ENABLED) && start.compareTo(delay) > 0 ? start : delay;
    }

    private void answered(Request request, Response response) {
        Slot slot = slots.slot(request);
        Optional<Double> latency = response.request().get(LATENCY);
        if (latency.isEmpty() || !slot.mayBeThrottled() || request.is(DONT_ADJUST_DELAY)) {
            return;
        }
        double before = seconds(slot.delay());
        double after = formula.next(before, latency.get(), response.status());
        slot.delay(Duration.ofNanos(Math.round(after * 1e9)));
        if (debug) {
            log(slot, after, after - before, latency.get(), response.bodySize());
        }
    }

    private static void log(Slot slot, double delay, double change, double latency, long size) {
        LOG.info(
                "slot: {} | conc:{} | delay:{} ms ({}) | latency:{} ms | size:{} bytes",
                slot.key(),
                String.format("%2d", slot.active()),
                String.format("%5d", (long) (delay * 1e3)),
                String.format("%+d", (long) (change * 1e3)),
                String.format("%5d", (long) (latency * 1e3)),
                String.format("%6d", size));
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}

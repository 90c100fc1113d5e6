package crawler.engine.download;

import crawler.engine.Attribute;
import crawler.engine.Request;
import crawler.reactor.defer.Deferred;
import crawler.reactor.time.ReactorTime;
import crawler.settings.Setting;
import crawler.settings.Settings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/** The slots of a downloader, one for each host: the one place where politeness is decided. */
public final class Slots {
    public static final Setting<Integer> CONCURRENT_REQUESTS_PER_DOMAIN = Setting.ofInt(
                    "CONCURRENT_REQUESTS_PER_DOMAIN", 8)
            .min(1)
            .unit("requests")
            .doc("How many downloads from one host may run at once.");
    public static final Setting<Duration> DOWNLOAD_DELAY = Setting.ofSeconds("DOWNLOAD_DELAY", 0)
            .doc("How long after the start of one download from a host the next may start.");
    public static final Setting<Boolean> RANDOMIZE_DOWNLOAD_DELAY = Setting.ofBoolean("RANDOMIZE_DOWNLOAD_DELAY", true)
            .doc("Whether DOWNLOAD_DELAY is varied between half and one and a half of its value.");

    /** Puts a request into the slot of this name instead of its host's. Scrapy's {@code download_slot}. */
    public static final Attribute<String> DOWNLOAD_SLOT = Attribute.of("download_slot", String.class);

    private static final Duration KEPT = Duration.ofSeconds(60);

    private final ReactorTime time;
    private final RandomGenerator random;
    private final int concurrency;
    private final long delayNanos;
    private final boolean randomize;
    private final Map<String, Slot> slots = new HashMap<>();
    private long lastSweep;

    public Slots(ReactorTime time, RandomGenerator random, Settings settings) {
        this.time = time;
        this.random = random;
        this.concurrency = settings.get(CONCURRENT_REQUESTS_PER_DOMAIN);
        this.delayNanos = settings.get(DOWNLOAD_DELAY).toNanos();
        this.randomize = settings.get(RANDOMIZE_DOWNLOAD_DELAY);
        this.lastSweep = time.nanos();
    }

    /** The slot that a request belongs to: its host, unless its attribute says otherwise. */
    public static String keyOf(Request request) {
        return request.get(DOWNLOAD_SLOT).orElseGet(request::host);
    }

    /** Runs {@code work} when the request's slot has room and its time has come. */
    public <T> Deferred<T> run(Request request, Callable<Deferred<T>> work) {
        sweep();
        return slots.computeIfAbsent(keyOf(request), key -> new Slot(time, concurrency, delay()))
                .run(work);
    }

    /** Takes no more starts. */
    public void close() {
        slots.values().forEach(Slot::close);
    }

    /** How many there are, idle ones included. */
    int size() {
        return slots.size();
    }

    private LongSupplier delay() {
        if (delayNanos == 0 || !randomize) {
            return () -> delayNanos;
        }
        return () -> (long) (delayNanos * random.nextDouble(0.5, 1.5));
    }

    /** Forgets slots that were idle for a minute, once a minute; so that many hosts do not pile up. */
    private void sweep() {
        if (time.nanos() - lastSweep > KEPT.toNanos()) {
            lastSweep = time.nanos();
            slots.values().removeIf(slot -> slot.idleFor(KEPT));
        }
    }
}

package crawler.engine.slot;

import crawler.engine.Attribute;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.slot.Explanation.Rule;
import crawler.reactor.defer.Deferred;
import crawler.reactor.time.ReactorTime;
import crawler.settings.Setting;
import crawler.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The slots of a crawl, one for each host as a rule: the one place where politeness is decided. For the reactor thread. */
public final class Slots implements Gate {
    public static final Setting<Integer> CONCURRENT_REQUESTS_PER_DOMAIN = Setting.ofInt(
                    "CONCURRENT_REQUESTS_PER_DOMAIN", 8)
            .min(1)
            .unit("requests")
            .doc("How many downloads from one slot may run at once.");
    public static final Setting<Integer> CONCURRENT_REQUESTS_PER_IP = Setting.ofInt("CONCURRENT_REQUESTS_PER_IP", 0)
            .min(0)
            .unit("requests")
            .doc("How many downloads from one IP address may run at once; not 0, it stands for DOWNLOAD_SLOT_BY=ip and"
                    + " CONCURRENT_REQUESTS_PER_DOMAIN is not used.");
    public static final Setting<Duration> DOWNLOAD_DELAY = Setting.ofSeconds("DOWNLOAD_DELAY", 0)
            .doc("How long after the start of one download from a slot the next may start.");
    public static final Setting<Boolean> RANDOMIZE_DOWNLOAD_DELAY = Setting.ofBoolean("RANDOMIZE_DOWNLOAD_DELAY", true)
            .doc("Whether DOWNLOAD_DELAY is varied between half and one and a half of its value.");
    public static final Setting<Map<String, String>> DOWNLOAD_SLOTS = Setting.ofMap("DOWNLOAD_SLOTS", Map.of())
            .doc("Limits of single slots: {\"slot\": {\"concurrency\": 1, \"delay\": 2, \"randomize_delay\": false,"
                    + " \"throttle\": false}}. A name with * stands for all slots that match; an exact name wins, then the"
                    + " longest.");
    public static final Setting<String> DOWNLOAD_SLOT_BY = Setting.ofString("DOWNLOAD_SLOT_BY", "host")
            .doc(
                    "What makes a slot: host, domain (all hosts of a registrable domain), ip (all hosts of an address, once it"
                            + " is known) or the class name of a SlotKey.");
    public static final Setting<Duration> CRAWL_DELAY_MAX = Setting.ofSeconds("CRAWL_DELAY_MAX", 30)
            .doc(
                    "The longest Crawl-delay of a robots.txt that is kept to; longer ones are cut to this, 0 ignores them all.");

    /** Puts a request into the slot of this name instead of its host's. Scrapy's {@code download_slot}. */
    public static final Attribute<String> DOWNLOAD_SLOT = Attribute.of("download_slot", String.class);

    /** The request is not made before this; until then it waits in the scheduler. */
    public static final Attribute<Instant> NOT_BEFORE = Attribute.of("not_before", Instant.class);

    /** The request is made so long after it was scheduled, or later. */
    public static final Attribute<Duration> DELAY = Attribute.of("delay", Duration.class);

    private static final Duration KEPT = Duration.ofSeconds(60);
    private static final int SWEPT_AT = 1000;

    private final SlotClocks clocks;
    private final SlotKey slotKey;
    private final SlotRules rules;
    private final BackOff backOff;
    private final double crawlDelayMax;
    private final Optional<Addresses> addresses;
    private final Map<String, Slot> slots = new HashMap<>();
    private final List<Consumer<String>> listeners = new ArrayList<>();
    private long lastSweep;
    private int sweptAt = SWEPT_AT;
    private final Set<Slot> stalled = new LinkedHashSet<>();
    private int most = Integer.MAX_VALUE;
    private int running;
    private boolean closing;
    private boolean closed;
    private int waiting;

    /** @param slotKey tells the slot of requests that have no DOWNLOAD_SLOT */
    public Slots(SlotClocks clocks, SlotKey slotKey, Settings settings) {
        this.clocks = clocks;
        this.slotKey = slotKey;
        this.rules = new SlotRules(settings.get(DOWNLOAD_SLOTS), SlotLimits.of(settings));
        this.backOff = new BackOff(settings);
        this.crawlDelayMax = settings.get(CRAWL_DELAY_MAX).toNanos() / 1e9;
        boolean byAddress = settings.get(CONCURRENT_REQUESTS_PER_IP) > 0
                || settings.get(DOWNLOAD_SLOT_BY).equals("ip");
        this.addresses = byAddress ? Optional.of(new Addresses()) : Optional.empty();
        this.lastSweep = clocks.time().nanos();
    }

    @Override
    public String keyOf(Request request) {
        return request.get(DOWNLOAD_SLOT).orElseGet(() -> slotKey.of(request));
    }

    @Override
    public boolean isOpen(String key) {
        return slot(key).ask();
    }

    @Override
    public void whenOpened(Consumer<String> listener) {
        listeners.add(listener);
    }

    void opened(Slot slot) {
        listeners.forEach(listener -> listener.accept(slot.key()));
    }

    /** The slot that a request belongs to. */
    public Slot slot(Request request) {
        return slot(keyOf(request));
    }

    private Slot slot(String key) {
        Slot slot = slots.get(key);
        if (slot == null) {
            sweep();
            slot = new Slot(key, this, rules.of(key), clocks.of(clockName(key)));
            slots.put(key, slot);
        }
        return slot;
    }

    private String clockName(String key) {
        return addresses.isPresent() ? addresses.get().of(key) : key;
    }

    /** The request comes into the downloader; the slot is to be told when it has {@link #left}. */
    public Slot entered(Request request) {
        Slot slot = slot(request);
        slot.entered();
        return slot;
    }

    /** A request that had {@link #entered} has left the downloader. */
    public void left(Slot slot) {
        slot.left();
    }

    /**
     * Runs {@code work}, which gets the response, when the request's slot has room and its time has come.
     *
     * @param putBack makes the answer when the crawl ends before that; without it, the crawl waits
     */
    public <T> Deferred<T> run(Request request, Callable<Deferred<T>> work, Optional<Supplier<T>> putBack) {
        if (closed) {
            return putBack.map(answer -> Deferred.succeed(answer.get()))
                    .orElseGet(() -> Deferred.fail(Slot.tooLate(keyOf(request))));
        }
        return slot(request).run(work, putBack);
    }

    /** The crawl ends: whoever waits is put back, as is whoever would have to wait from now on. */
    public void putBack() {
        closing = true;
        List.copyOf(slots.values()).forEach(Slot::putBack);
    }

    boolean isClosing() {
        return closing;
    }

    /** Lets no more than so many downloads run at once, over all slots. */
    public void limit(int newMost) {
        most = newMost;
    }

    /** Whether one more may run; after a no, the slot is served when there is room. */
    boolean hasRoom(Slot slot) {
        if (running >= most) {
            stalled.add(slot);
        }
        return running < most;
    }

    void started() {
        running++;
    }

    void ended() {
        running--;
        while (running < most && !stalled.isEmpty()) { // the first one's time may not have come
            Slot first = stalled.iterator().next();
            stalled.remove(first);
            first.settle();
        }
    }

    /** How many requests have come to their slots and wait there. */
    public int waiting() {
        return waiting;
    }

    void waiting(int more) {
        waiting += more;
    }

    /** An answer came: takes its address, and its wish to be left alone for a while. */
    void answered(Slot slot, SlotClock clock, long startedAt, Response response) {
        if (backOff.isRefusal(response)) {
            refused(clock, startedAt, response);
        } else {
            clock.answered(startedAt);
        }
        if (addresses.isPresent() && !response.ipAddress().isEmpty()) {
            addresses.get().learn(slot.key(), response.ipAddress());
            String name = clockName(slot.key());
            if (!name.equals(slot.clock().name())) {
                slot.moveTo(clocks.of(name));
            }
        }
    }

    private void refused(SlotClock clock, long startedAt, Response response) {
        int refusals = clock.refused(startedAt);
        backOff.asked(response, time().now())
                .ifPresentOrElse(
                        asked -> clock.hold(asked, Rule.RETRY_AFTER),
                        () -> clock.hold(
                                Duration.ofNanos(backOff.nanos(response, refusals, clocks.random())), Rule.BACK_OFF));
    }

    /**
     * Keeps the starts of the request's slot so many seconds apart, for all crawls of the process: the Crawl-delay of the
     * site's robots.txt, up to CRAWL_DELAY_MAX.
     */
    public void crawlDelay(Request request, double seconds) {
        double kept = seconds > 0 ? Math.min(seconds, crawlDelayMax) : 0;
        slot(request).clock().crawlDelay((long) (kept * 1e9));
    }

    /** Lets no request of this request's slot start within this time, for all crawls of the process. */
    public void hold(Request request, Duration wait) {
        slot(request).clock().hold(wait, Rule.BACK_OFF);
    }

    /** Which rule holds a GET of this URL back, and for how long. */
    public Explanation explain(String url) {
        return explain(new Request(url));
    }

    /** Which rule holds a request back, and for how long. */
    public Explanation explain(Request request) {
        String key = keyOf(request);
        Duration own = request.get(NOT_BEFORE)
                .map(instant -> Duration.between(time().now(), instant))
                .orElse(Duration.ZERO);
        Slot slot = slots.get(key);
        int ahead = slot == null ? 0 : slot.queued();
        Explanation explanation = clocks.find(clockName(key))
                .map(clock -> clock.explain(key, ahead))
                .orElse(new Explanation(key, Rule.NOTHING, Duration.ZERO, 0));
        return own.compareTo(explanation.lasts()) > 0 ? new Explanation(key, Rule.NOT_BEFORE, own, ahead) : explanation;
    }

    void leave(Slot slot) {
        slot.clock().leave(slot);
        clocks.left(slot.clock());
    }

    ReactorTime time() {
        return clocks.time();
    }

    /** Takes no more starts: who waits is put back or, if that cannot be, fails with {@code DownloadCancelled}. */
    public void close() {
        closing = true;
        closed = true;
        List<Slot> all = List.copyOf(slots.values());
        slots.clear();
        all.forEach(Slot::close);
    }

    /** How many there are, idle ones included. */
    int size() {
        return slots.size();
    }

    /** Once a minute forgets slots that were idle for one and longer than their delay; when there are many, all idle ones. */
    private void sweep() {
        boolean many = slots.size() >= sweptAt;
        if (!many && time().nanos() - lastSweep <= KEPT.toNanos()) {
            return;
        }
        lastSweep = time().nanos();
        slots.values().removeIf(slot -> {
            boolean idle = slot.wasIdleFor(many ? 0 : KEPT.toNanos() + slot.delayNanos());
            if (idle) {
                slot.close();
            }
            return idle;
        });
        sweptAt = Math.max(SWEPT_AT, 2 * slots.size());
    }
}

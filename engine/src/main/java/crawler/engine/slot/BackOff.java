package crawler.engine.slot;

import crawler.engine.Response;
import crawler.settings.Setting;
import crawler.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** How long a slot waits after an answer that asks for it. */
public final class BackOff {
    public static final Setting<Boolean> BACKOFF_ENABLED = Setting.ofBoolean("BACKOFF_ENABLED", true)
            .doc(
                    "Whether a slot waits after answers that ask for it: those with Retry-After, and 429 and 503 without.");
    public static final Setting<List<Integer>> BACKOFF_HTTP_CODES = Setting.ofIntList("BACKOFF_HTTP_CODES", 429, 503)
            .doc("The statuses by which a site says that it has too much to do.");
    public static final Setting<Duration> BACKOFF_START_DELAY = Setting.ofSeconds("BACKOFF_START_DELAY", 1)
            .doc(
                    "How long a slot waits after the first such answer without Retry-After; each further one doubles it, and"
                            + " chance adds up to a quarter.");
    public static final Setting<Duration> BACKOFF_MAX_DELAY =
            Setting.ofSeconds("BACKOFF_MAX_DELAY", 60).doc("The longest wait without Retry-After.");
    public static final Setting<Duration> RETRY_AFTER_MAX = Setting.ofSeconds("RETRY_AFTER_MAX", 300)
            .doc("The longest wait that a Retry-After may ask for; longer ones are cut to this, 0 ignores them all.");

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int MOST_DOUBLINGS = 30;
    private static final double MOST_JITTER = 0.25;

    private final Set<Integer> codes;
    private final long startNanos;
    private final long maxNanos;
    private final Duration retryAfterMax;

    public BackOff(Settings settings) {
        this.codes = settings.get(BACKOFF_ENABLED) ? Set.copyOf(settings.get(BACKOFF_HTTP_CODES)) : Set.of();
        this.startNanos = settings.get(BACKOFF_START_DELAY).toNanos();
        this.maxNanos = settings.get(BACKOFF_MAX_DELAY).toNanos();
        this.retryAfterMax = settings.get(RETRY_AFTER_MAX);
    }

    /** Whether the answer says that the site has too much to do. */
    boolean isRefusal(Response response) {
        return response.status() >= 400 && codes.contains(response.status());
    }

    /**
     * Whether an answer asks for a wait in so many words: 429, or any of BACKOFF_HTTP_CODES with a Retry-After that can be
     * read. A 503 without one is a failure like 500 (RFC 2616, 10.5.4).
     */
    public boolean asksToWait(Response response, Instant now) {
        return isRefusal(response)
                && (response.status() == TOO_MANY_REQUESTS
                        || asked(response, now).isPresent());
    }

    /** The wait that the answer itself asks for, cut to what is allowed. */
    Optional<Duration> asked(Response response, Instant now) {
        return response.headers()
                .get("Retry-After")
                .filter(value -> !retryAfterMax.isZero())
                .flatMap(value -> RetryAfter.parse(value, now))
                .map(wait -> wait.compareTo(retryAfterMax) > 0 ? retryAfterMax : wait);
    }

    /**
     * The wait after so many refusals in a row that name none. A first 503 is a failure like any other, and may have been
     * an accident; it takes a second one in a row to make the slot wait.
     */
    long nanos(Response response, int refusals, RandomGenerator random) {
        int doublings = response.status() == TOO_MANY_REQUESTS ? refusals - 1 : refusals - 2;
        if (doublings < 0) {
            return 0;
        }
        double wait = startNanos * Math.pow(2, Math.min(doublings, MOST_DOUBLINGS));
        return (long) (Math.min(wait, maxNanos) * (1 + random.nextDouble(MOST_JITTER)));
    }
}

package crawler.engine.slot;

/**
 * Scrapy's rule by which AutoThrottle finds the delay of a slot. All in seconds.
 *
 * @param targetConcurrency how many requests to a site should be under way at once, on average
 * @param min the shortest delay
 * @param max the longest delay; it wins over {@code min}
 */
public record ThrottleFormula(double targetConcurrency, double min, double max) {
    private static final int OK = 200;

    /**
     * The delay after an answer: half way from the one before to latency / target, at once there when that is longer.
     * Answers other than 200 are often small and fast, so they never shorten it.
     */
    public double next(double delay, double latency, int status) {
        double target = latency / targetConcurrency;
        double next = Math.max(target, (delay + target) / 2);
        next = Math.min(Math.max(min, next), max);
        return status != OK && next <= delay ? delay : next;
    }
}

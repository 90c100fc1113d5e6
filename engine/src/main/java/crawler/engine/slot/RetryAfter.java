package crawler.engine.slot;

import crawler.engine.text.HttpDate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Reads the header Retry-After: seconds, or a date in one of the three forms of RFC 9110, 5.6.7. */
public final class RetryAfter {
    private static final Duration LONGEST = Duration.ofDays(36_500);
    private static final int MOST_DIGITS = 9;

    private RetryAfter() {}

    /**
     * How long to wait from {@code now}; zero when that is over. Empty when the value is neither a number of seconds nor a
     * date.
     */
    public static Optional<Duration> parse(String value, Instant now) {
        String text = value.strip();
        if (!text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.of(text.length() > MOST_DIGITS ? LONGEST : Duration.ofSeconds(Long.parseLong(text)));
        }
        return HttpDate.parse(text)
                .map(date -> Duration.between(now, date))
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
    }
}

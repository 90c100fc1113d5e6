package crawler.engine.slot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Row AA2: the header Retry-After (RFC 9110, 10.2.3). */
class RetryAfterTest {
    private static final Instant NOW = Instant.parse("1994-11-06T08:49:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0",
                "5 | 5",
                " 120  | 120",
                "007 | 7",
                "Sun, 06 Nov 1994 08:49:37 GMT | 37",
                "Sunday, 06-Nov-94 08:49:37 GMT | 37",
                "Sun Nov  6 08:49:37 1994 | 37",
                "Sun, 06 Nov 1994 08:00:00 GMT | 0"
            })
    void aNumberOfSecondsOrADateIsAWait(String value, long seconds) {
        assertEquals(Optional.of(Duration.ofSeconds(seconds)), RetryAfter.parse(value, NOW));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "soon", "-5", "5.5", "5s", "+5", "tomorrow", "1994-11-06T08:49:37Z", "５"})
    void anythingElseIsNone(String value) {
        assertEquals(Optional.empty(), RetryAfter.parse(value, NOW));
    }

    @Test
    void aNumberOfAnyLengthIsTaken() {
        assertEquals(
                Duration.ofDays(36_500),
                RetryAfter.parse("9".repeat(10_000), NOW).orElseThrow());
    }
}

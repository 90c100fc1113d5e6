package crawler.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditDistanceTest {
    @ParameterizedTest
    @CsvSource({
        "'', '', 0",
        "A, A, 0",
        "A, '', 1",
        "'', AB, 2",
        "ABC, ABD, 1",
        "ABC, ACB, 1",
        "ABCD, BADC, 2",
        "KITTEN, SITTING, 3",
        "ABC, XYZ, 3",
        "DELAY, DOWNLOAD_DELAY, 4",
        "ABCDE, VWXYZ, 4"
    })
    void distanceCountsTypingErrorsUpToTheLimitOfThree(String a, String b, int distance) {
        assertEquals(distance, EditDistance.between(a, b, 3));
        assertEquals(distance, EditDistance.between(b, a, 3));
    }
}

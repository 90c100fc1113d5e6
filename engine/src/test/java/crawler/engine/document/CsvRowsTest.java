package crawler.engine.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A18: csviter")
final class CsvRowsTest {
    private static String values(String row) {
        return String.join(
                "|", CsvRows.DEFAULT.of("a,b\n" + row).findFirst().orElseThrow().values());
    }

    @Test
    void theFirstRowNamesTheFields() {
        assertEquals(
                List.of(Map.of("a", "1", "b", "2"), Map.of("a", "3", "b", "")),
                CsvRows.DEFAULT.of("a,b\r\n1,2\r\n3,").toList());
        assertEquals(List.of(), CsvRows.DEFAULT.of("").toList());
        assertEquals(List.of(), CsvRows.DEFAULT.of("a,b\n").toList());
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstField() {
        assertEquals(
                List.of(Map.of("a,b", "1")),
                CsvRows.DEFAULT.of("\ufeff\"a,b\"\n1").toList());
        assertEquals(
                List.of(Map.of("x", "1")),
                CsvRows.DEFAULT.withHeaders(List.of("x")).of("\ufeff1").toList());
    }

    @Test
    void delimiterQuoteAndHeadersMayBeGiven() {
        CsvRows rows = CsvRows.DEFAULT.withDelimiter(';').withQuotechar('\'').withHeaders(List.of("x", "y"));

        assertEquals(
                List.of(Map.of("x", "a;b", "y", "\"c\"")),
                rows.of("'a;b';\"c\"\n").toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "\"1,1\",\"2\"\"2\"; 1,1|2\"2",
                "`\"1\n1\",2`; `1\n1|2`",
                "1\"1,2; 1\"1|2",
                "\"1\"x,2; 1x|2",
                "`1, \"2`; `1| \"2`",
                "1,\"2; 1|2",
            })
    void quotesMeanWhatTheyMeanToPython(String row, String values) {
        assertEquals(values, values(row));
    }

    @Test
    void rowsOfAnotherLengthAreLeftOut() {
        assertEquals(
                List.of(Map.of("a", "1", "b", "2")),
                CsvRows.DEFAULT.of("a,b\n1\n\n1,2,3\n1,2\n").toList());
    }

    @Test
    void aBareCarriageReturnIsRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> CsvRows.DEFAULT.of("a,b\r1,2").toList());
    }

    @Test
    void aQuoteThatIsNotClosedDoesNotSwallowTheFile() {
        String text = "a,b\n\"1,2\n" + "3,4\n".repeat(100_000);

        assertThrows(
                IllegalArgumentException.class, () -> CsvRows.DEFAULT.of(text).toList());
    }

    @Test
    void aMillionFieldsOnOneLineAreReadInOneGo() {
        String line = "x,".repeat(1_000_000);
        CsvRows rows = CsvRows.DEFAULT.withHeaders(List.of("a"));

        assertTimeout(
                Duration.ofSeconds(30), () -> assertEquals(0, rows.of(line).count()));
    }
}

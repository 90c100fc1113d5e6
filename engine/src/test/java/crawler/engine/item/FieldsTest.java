package crawler.engine.item;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.Item;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("E1, E2: fields of items of all kinds")
class FieldsTest {
    private record Author(String name, LocalDate born) {}

    private record Quote(String text, Author by, List<Author> others, Optional<URI> link, int[] stars)
            implements Item {}

    private static class Base implements Item {
        private final String id = "7";
        static int made;
        transient String cache = "not a field";
    }

    private static final class Book extends Base {
        String title;
    }

    private static final Quote QUOTE = new Quote(
            "To be", new Author("W", LocalDate.of(1564, 4, 26)), List.of(), Optional.empty(), new int[] {1, 2});

    @Test
    void aRecordsComponentsAreItsFieldsInOrder() {
        assertEquals(List.of("text", "by", "others", "link", "stars"), Fields.names(QUOTE));
        assertEquals("To be", Fields.of(QUOTE).get("text"));
    }

    @Test
    void aClassHasTheFieldsOfItsSuperclassFirstAndNoStaticOrTransientOnes() {
        Book book = new Book();
        book.title = "Emma";

        assertEquals(Map.of("id", "7", "title", "Emma"), Fields.of(book));
        assertEquals(List.of("id", "title"), Fields.names(book));
    }

    @Test
    void aMapHasWhatIsInIt() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("b", null);
        fields.put("a", 1);

        assertEquals(List.of("b", "a"), Fields.names(Item.of(fields)));
        assertEquals(Optional.empty(), Fields.get(Item.of(fields), "b"));
        assertEquals(Optional.of(1), Fields.get(Item.of(fields), "a"));
    }

    @Test
    void withSetsAFieldInACopyAndInAnObjectItself() {
        assertEquals(
                "or not",
                Fields.get(Fields.with(QUOTE, "text", "or not"), "text").orElseThrow());
        assertEquals("To be", QUOTE.text());
        Book book = new Book();
        assertEquals(book, Fields.with(book, "title", "Emma"));
        assertEquals("Emma", book.title);
        assertEquals(Map.of("x", 1), Fields.of(Fields.with(Item.of(Map.of()), "x", 1)));
    }

    @Test
    void anUnknownFieldAndAValueOfAnotherTypeAreRefusedInWords() {
        IllegalArgumentException unknown =
                assertThrows(IllegalArgumentException.class, () -> Fields.with(QUOTE, "txt", "x"));
        assertTrue(unknown.getMessage().contains("has no field txt (have: text, by, others, link, stars)"));
        assertThrows(IllegalArgumentException.class, () -> Fields.with(QUOTE, "text", 1));
    }

    @Test
    @DisplayName("H15: dates are in ISO 8601, with seconds, microseconds if any, and their offset")
    void datesAreInIso8601() {
        ZonedDateTime paris = ZonedDateTime.of(2026, 7, 1, 9, 5, 0, 0, ZoneId.of("Europe/Paris"));
        Calendar calendar = GregorianCalendar.from(paris);

        assertEquals("2026-07-01T09:05:00+02:00", PlainValue.of(paris));
        assertEquals("2026-07-01T09:05:00.500000+02:00", PlainValue.of(paris.plusNanos(500_000_000)));
        assertEquals("2026-07-01T09:05:00.000000001+02:00", PlainValue.of(paris.plusNanos(1)));
        assertEquals(
                "2026-07-01T07:05:00.000250Z",
                PlainValue.of(paris.plusNanos(250_000).toInstant()));
        assertEquals("2026-07-01T09:05:00+02:00", PlainValue.of(calendar));
        assertEquals("2026-07-01T07:05:00Z", PlainValue.of(Date.from(paris.toInstant())));
        assertEquals("2026-07-01T09:05:00", PlainValue.of(paris.toLocalDateTime()));
        assertEquals("09:05:00", PlainValue.of(paris.toLocalTime()));
        assertEquals("2026-07-01", PlainValue.of(paris.toLocalDate()));
        assertEquals(
                "+12026-07-01T07:05:00Z",
                PlainValue.of(paris.plusYears(10_000)
                        .withZoneSameLocal(ZoneOffset.UTC)
                        .minusHours(2)));
        assertEquals("PT1M", PlainValue.of(Duration.ofMinutes(1)));
    }

    @Test
    void allValuesHaveAPlainForm() {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("text", "To be");
        plain.put("by", Map.of("name", "W", "born", "1564-04-26"));
        plain.put("others", List.of());
        plain.put("link", null);
        plain.put("stars", List.of(1, 2));

        assertEquals(plain, PlainValue.deep(QUOTE));
        assertEquals("https://example.com/", PlainValue.deep(Optional.of(URI.create("https://example.com/"))));
        assertEquals("2026-01-02T03:04:05Z", PlainValue.of(Instant.parse("2026-01-02T03:04:05Z")));
        assertEquals("AQI=", PlainValue.of(new byte[] {1, 2}));
        assertEquals(3, PlainValue.of(OptionalInt.of(3)));
        assertEquals(List.of("a"), PlainValue.of(Set.of("a")));
        assertEquals("SECONDS", PlainValue.of(java.util.concurrent.TimeUnit.SECONDS));
    }

    @Test
    void aValueThatContainsItselfIsRefused() {
        List<Object> itself = new ArrayList<>();
        itself.add(itself);

        assertThrows(IllegalArgumentException.class, () -> PlainValue.deep(itself));
    }
}

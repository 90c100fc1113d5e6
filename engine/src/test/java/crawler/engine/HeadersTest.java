package crawler.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeadersTest {

    @Test
    void B3_theCaseOfNamesDoesNotMatterAndOrderAndSpellingStay() {
        Headers headers = Headers.of("X-b", "1", "A", "2", "x-B", "3");

        assertEquals(Optional.of("1"), headers.get("X-B"));
        assertEquals(List.of("1", "3"), headers.getAll("x-b"));
        assertEquals("{X-b=[1, 3], A=[2]}", headers.asMap().toString());
        assertEquals(Headers.of("A", "2", "X-B", "4"), headers.with("X-B", "4"));
        assertEquals(Headers.of("A", "2"), headers.without("x-b"));
    }

    @Test
    void B3_aNameWithNoneIsNeitherSentNorAddedByDefault() {
        Headers headers = Headers.of("A", "1", "B", "2").withNone("a");

        assertFalse(headers.contains("A"));
        assertEquals(Optional.empty(), headers.get("A"));
        assertEquals(List.of(), headers.getAll("A"));
        assertEquals(1, headers.size());
        assertEquals(Map.of("B", List.of("2")), headers.asMap());
        assertEquals(headers, headers.withDefault("A", "default"));
        assertEquals(
                List.of("default"),
                headers.withDefaults(Headers.of("A", "x", "C", "default")).getAll("C"));
        assertFalse(headers.withDefaults(Headers.of("A", "x")).contains("A"));
    }

    @Test
    void B3_aValueThatIsGivenAfterNoneCounts() {
        Headers headers = Headers.NONE.withNone("A");

        assertEquals(Headers.of("a", "1"), headers.plus("a", "1"));
        assertEquals(Headers.of("a", "1"), headers.with("a", "1"));
        assertTrue(headers.without("A").withDefault("A", "1").contains("A"));
    }

    @Test
    void B3_ofWhatMayStandOnceTheLastCounts() {
        Headers twice = Headers.of("Location", "/1", "X", "y", "location", "/2");

        assertEquals(Optional.of("/2"), twice.last("Location"));
        assertEquals(Optional.empty(), twice.last("A"));
        assertEquals(Optional.empty(), twice.withNone("Location").last("Location"));
    }

    @Test
    void B3_defaultsOfSeveralValuesAreAllAdded() {
        Headers defaults = Headers.of("A", "1", "A", "2");

        assertEquals(
                List.of("1", "2"), Headers.of("B", "x").withDefaults(defaults).getAll("A"));
        assertEquals(defaults, Headers.NONE.withDefaults(defaults));
    }
}

package crawler.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {
    @Test
    void eachCrawlerHasARowOfMedians() {
        Report report = new Report(Map.of("bare", List.of(Runs.taking(4), Runs.taking(2), Runs.taking(1))));
        assertEquals("""
                | crawler | runs | wall s | pages/s (min-max) | CPU us/page | peak MB | server us/page | others | complete |
                |---------|------|--------|-------------------|-------------|---------|----------------|--------|----------|
                | bare    |    3 |   2.00 |       50 (25-100) |       10000 |      20 |             10 |    25% |      yes |
                """, report.measured());
    }

    @Test
    void anIncompleteRunIsShown() {
        String table = new Report(Map.of("x", List.of(Runs.taking(1), Runs.incomplete()))).measured();
        assertEquals("NO |", table.strip().substring(table.strip().length() - 4));
    }

    @Test
    void oursIsComparedWithEveryOther() {
        assertEquals("""
                | ratio (median of pairs, min-max) |          pages/s |     CPU per page |      peak memory |
                |----------------------------------|------------------|------------------|------------------|
                | ours / bare                      | 0.50 (0.50-0.50) | 2.00 (2.00-2.00) | 2.00 (2.00-2.00) |
                | ours / scrapy                    | 4.00 (4.00-4.00) | 0.25 (0.25-0.25) | 0.25 (0.25-0.25) |
                """, ratios("bare", 1, "ours", 2, "scrapy", 8));
    }

    @Test
    void withoutOursTheOthersAreComparedWithTheFirst() {
        assertEquals("""
                | ratio (median of pairs, min-max) |          pages/s |     CPU per page |      peak memory |
                |----------------------------------|------------------|------------------|------------------|
                | scrapy / bare                    | 0.25 (0.25-0.25) | 4.00 (4.00-4.00) | 4.00 (4.00-4.00) |
                """, ratios("bare", 1, "scrapy", 4));
    }

    @Test
    void aRowOfAnotherLengthIsRefused() {
        Table table = new Table("a", "b");
        assertThrows(IllegalArgumentException.class, () -> table.row("1"));
    }

    private static String ratios(Object... namesAndSeconds) {
        Map<String, List<Run>> runs = new LinkedHashMap<>();
        for (int i = 0; i < namesAndSeconds.length; i += 2) {
            runs.put((String) namesAndSeconds[i], List.of(Runs.taking((Integer) namesAndSeconds[i + 1])));
        }
        return new Report(runs).ratios();
    }
}

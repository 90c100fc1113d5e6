package crawler.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CatalogTest {
    static final class Download {
        static final Setting<Integer> CONCURRENT_REQUESTS =
                Setting.ofInt("CONCURRENT_REQUESTS", 16).min(1).unit("requests").doc("How many at once | all sites.");
        private static final Setting<Boolean> OBEY = Setting.ofBoolean("ROBOTSTXT_OBEY", true);
        static final String OTHER = "no setting";

        private Download() {}
    }

    static final class Feed {
        static final Setting<Integer> SHARED = Download.CONCURRENT_REQUESTS;
        static final Setting<Optional<String>> JOBDIR = Setting.ofOptional("JOBDIR");

        private Feed() {}
    }

    static final class Again {
        static final Setting<Integer> SAME_NAME = Setting.ofInt("CONCURRENT_REQUESTS", 8);

        private Again() {}
    }

    static final class NotConstant {
        final Setting<Integer> count = Setting.ofInt("COUNT", 8);
    }

    private final Catalog catalog = Catalog.of(Download.class, Feed.class);

    private static Settings given(Map<String, ?> values) {
        return Settings.defaults().with(Priority.CMDLINE, "-s", values);
    }

    @Test
    void aCatalogHoldsTheConstantsOfItsHoldersSorted() {
        assertEquals(
                List.of("CONCURRENT_REQUESTS", "JOBDIR", "ROBOTSTXT_OBEY"),
                catalog.all().stream().map(Setting::name).toList());
        assertSame(Download.OBEY, catalog.find("ROBOTSTXT_OBEY").orElseThrow());
        assertEquals(Optional.empty(), catalog.find("OTHER"));
    }

    @Test
    void aNameDeclaredTwiceIsRefused() {
        String message = assertThrows(IllegalArgumentException.class, () -> Catalog.of(Download.class, Again.class))
                .getMessage();
        assertTrue(message.contains("CONCURRENT_REQUESTS") && message.contains(Again.class.getName()), message);
    }

    @Test
    void aCatalogMayBeJoinedByTheConstantsOfOthers() {
        Catalog joined = Catalog.of(Download.class).and(Feed.class);
        assertEquals(catalog.all(), joined.all());
        assertThrows(IllegalArgumentException.class, () -> joined.and(Again.class));
    }

    @Test
    void aHolderWithoutConstantsIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Catalog.of(String.class));
        assertThrows(IllegalArgumentException.class, () -> Catalog.of(NotConstant.class));
    }

    @Test
    void theNearestNameForgivesTypingErrors() {
        assertEquals(Optional.of("CONCURRENT_REQUESTS"), catalog.nearest("CONCURENT_REQUEST"));
        assertEquals(Optional.of("ROBOTSTXT_OBEY"), catalog.nearest("robotstxt_oebY"));
        assertEquals(Optional.of("JOBDIR"), catalog.nearest("JOBDIRS"));
        assertEquals(Optional.empty(), catalog.nearest("JOB"));
        assertEquals(Optional.empty(), catalog.nearest("SOMETHING_ELSE"));
        assertEquals(Optional.empty(), catalog.nearest("X".repeat(100_000)));
    }

    @Test
    void everyProblemIsTold() {
        Settings settings = given(Map.of(
                "CONCURENT_REQUESTS",
                "8",
                "MY_OWN",
                "x",
                "CONCURRENT_REQUESTS",
                "0",
                "ROBOTSTXT_OBEY",
                "yes",
                "JOBDIR",
                "ok"));
        assertEquals(
                List.of(
                        "Unknown setting CONCURENT_REQUESTS (from -s). Did you mean CONCURRENT_REQUESTS?",
                        "Unknown setting MY_OWN (from -s). Nothing reads it.",
                        "Setting CONCURRENT_REQUESTS: \"0\" (from -s) is out of range: at least 1 (unit: requests).",
                        "Setting ROBOTSTXT_OBEY: \"yes\" (from -s) is not a boolean (write 1, True or true for yes; 0, False or false"
                                + " for no)."),
                catalog.problems(settings));
        assertEquals(2, catalog.unknownNames(settings).size());
        assertEquals(2, catalog.badValues(settings).size());
    }

    @Test
    void goodSettingsHaveNoProblems() {
        assertEquals(List.of(), catalog.problems(given(Map.of("CONCURRENT_REQUESTS", "8"))));
        assertEquals(List.of(), catalog.problems(Settings.defaults()));
    }

    @Test
    void theReferenceIsASortedMarkdownTable() {
        assertEquals("""
                | Setting | Type | Default | Unit | What it does |
                |---|---|---|---|---|
                | `CONCURRENT_REQUESTS` | whole number, at least 1 | `16` | requests | How many at once \\| all sites. |
                | `JOBDIR` | text or None | `None` |  |  |
                | `ROBOTSTXT_OBEY` | boolean | `true` |  |  |
                """, catalog.reference());
    }
}

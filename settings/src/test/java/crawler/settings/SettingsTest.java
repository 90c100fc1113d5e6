package crawler.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class SettingsTest {
    private static final Setting<Integer> REQUESTS =
            Setting.ofInt("CONCURRENT_REQUESTS", 16).min(1).unit("requests");
    private static final Setting<Map<String, Optional<Integer>>> PIPELINES =
            Setting.ofComponents("ITEM_PIPELINES", Map.of("base.P", 10));
    private static final Setting<Map<String, String>> HANDLERS =
            Setting.ofMap("DOWNLOAD_HANDLERS", Map.of("http", "a.Http", "s3", "a.S3"));

    private static Settings with(Priority priority, Object value) {
        return Settings.defaults().with(priority, "test", Map.of("CONCURRENT_REQUESTS", value));
    }

    @Test
    void withoutLayersEveryKeyAnswersItsDefault() {
        assertEquals(16, Settings.defaults().get(REQUESTS));
        assertTrue(Settings.defaults().names().isEmpty());
        assertTrue(Settings.defaults().overridden().isEmpty());
    }

    @Test
    void r1ThePrioritiesAreScrapys() {
        Map<Priority, Integer> numbers = new LinkedHashMap<>();
        for (Priority priority : Priority.values()) {
            numbers.put(priority, priority.value());
        }
        assertEquals("{DEFAULT=0, COMMAND=10, ADDON=15, PROJECT=20, SPIDER=30, CMDLINE=40}", numbers.toString());
    }

    @Test
    void r1EachPriorityWinsOverAllBelowItInWhateverOrderTheyAreSet() {
        List<Priority> order = new ArrayList<>(List.of(Priority.values()));
        for (int turn = 0; turn < 2; turn++) {
            Settings settings = Settings.defaults();
            for (Priority priority : order) {
                settings =
                        settings.with(priority, priority.name(), Map.of("CONCURRENT_REQUESTS", 100 + priority.value()));
            }
            assertEquals(140, settings.get(REQUESTS));
            assertEquals(Optional.of("CMDLINE"), settings.origin("CONCURRENT_REQUESTS"));
            Collections.reverse(order);
        }
        Settings lower = with(Priority.SPIDER, 3).with(Priority.PROJECT, "file", Map.of("CONCURRENT_REQUESTS", 2));
        assertEquals(3, lower.get(REQUESTS));
    }

    @Test
    void r1AtEqualPriorityTheLaterOneWins() {
        Settings settings = with(Priority.PROJECT, 2)
                .with(Priority.SPIDER, "a", Map.of("CONCURRENT_REQUESTS", 3))
                .with(Priority.SPIDER, "b", Map.of("CONCURRENT_REQUESTS", 4))
                .with(Priority.PROJECT, "c", Map.of("CONCURRENT_REQUESTS", 5));
        assertEquals(4, settings.get(REQUESTS));
        assertEquals(Optional.of("b"), settings.origin("CONCURRENT_REQUESTS"));
    }

    @Test
    void r3ASnapshotNeverChanges() {
        List<String> names = new ArrayList<>(List.of("a"));
        Map<String, Object> values = new HashMap<>(Map.of("NAMES", names));
        Settings before = Settings.defaults().with(Priority.PROJECT, "code", values);
        names.add("b");
        values.put("CONCURRENT_REQUESTS", 1);
        Settings after = before.with(Priority.CMDLINE, "-s", Map.of("CONCURRENT_REQUESTS", "2"));
        assertEquals(List.of("a"), before.get(Setting.ofList("NAMES")));
        assertEquals(16, before.get(REQUESTS));
        assertEquals(2, after.get(REQUESTS));
        assertThrows(UnsupportedOperationException.class, () -> after.names().clear());
    }

    @Test
    void aBadValueNamesTheKeyTheValueAndWhereItCameFrom() {
        Settings settings = Settings.defaults().with(Priority.CMDLINE, "-s", Map.of("CONCURRENT_REQUESTS", "many"));
        for (int attempt = 0; attempt < 2; attempt++) {
            SettingException bad = assertThrows(SettingException.class, () -> settings.get(REQUESTS));
            assertEquals(
                    "Setting CONCURRENT_REQUESTS: \"many\" (from -s) is not a whole number (unit: requests).",
                    bad.getMessage());
        }
    }

    @Test
    void aBadValueBelowAGoodOneDoesNoHarm() {
        Settings settings =
                with(Priority.PROJECT, "many").with(Priority.CMDLINE, "-s", Map.of("CONCURRENT_REQUESTS", "2"));
        assertEquals(2, settings.get(REQUESTS));
    }

    @Test
    void aValueIsReadOnceAndKept() {
        Setting<List<String>> names = Setting.ofList("NAMES");
        Settings settings = Settings.defaults().with(Priority.PROJECT, "code", Map.of("NAMES", "a,b"));
        assertSame(settings.get(names), settings.get(names));
    }

    @Test
    void twoKeysOfOneNameEachReadTheValueInTheirOwnWay() {
        Settings settings = Settings.defaults().with(Priority.PROJECT, "code", Map.of("X", "5"));
        Setting<Integer> number = Setting.ofInt("X", 0);
        Setting<String> text = Setting.ofString("X", "");
        for (int turn = 0; turn < 2; turn++) {
            assertEquals(5, settings.get(number));
            assertEquals("5", settings.get(text));
        }
    }

    @Test
    void manyThreadsReadTheSameValue() throws Exception {
        Settings settings =
                Settings.defaults().with(Priority.PROJECT, "code", Map.of("ITEM_PIPELINES", Map.of("a.B", 1)));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<Object> read = () -> settings.get(PIPELINES);
            for (var answer : threads.invokeAll(Collections.nCopies(200, read))) {
                assertEquals(Map.of("base.P", Optional.of(10), "a.B", Optional.of(1)), answer.get());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void r4ComponentsAreMergedClassByClassOverAllLayers() {
        Settings settings = Settings.defaults()
                .with(Priority.CMDLINE, "-s", Map.of("ITEM_PIPELINES", "{\"a.B\": 1}"))
                .with(Priority.PROJECT, "file", Map.of("ITEM_PIPELINES", Map.of("a.B", 300, "a.C", 400)))
                .with(Priority.SPIDER, "spider", Map.of("ITEM_PIPELINES", Map.of("a.C", 500, "base.P", "None")));
        assertEquals(
                Map.of("base.P", Optional.empty(), "a.B", Optional.of(1), "a.C", Optional.of(500)),
                settings.get(PIPELINES));
    }

    @Test
    void r4AHigherLayerSwitchesAComponentOnAgain() {
        Settings settings = Settings.defaults()
                .with(Priority.PROJECT, "file", Map.of("ITEM_PIPELINES", "{\"base.P\": null}"))
                .with(Priority.SPIDER, PIPELINES, Map.of("base.P", Optional.of(20)));
        assertEquals(Map.of("base.P", Optional.of(20)), settings.get(PIPELINES));
    }

    @Test
    void aBadLayerOfAMergedMapIsNamedEvenWhenItIsNotTheHighest() {
        Settings settings = Settings.defaults()
                .with(Priority.PROJECT, "crawler.toml:3", Map.of("ITEM_PIPELINES", Map.of("a.B", "many")))
                .with(Priority.CMDLINE, "-s", Map.of("ITEM_PIPELINES", "{}"));
        assertTrue(assertThrows(SettingException.class, () -> settings.get(PIPELINES))
                .getMessage()
                .contains("(from crawler.toml:3)"));
    }

    @Test
    void aMapIsMergedKeyByKeyAndNullRemovesAKey() {
        Settings settings = Settings.defaults()
                .with(Priority.PROJECT, "file", Map.of("DOWNLOAD_HANDLERS", "{\"s3\": null, \"ftp\": \"a.Ftp\"}"))
                .with(Priority.SPIDER, "spider", Map.of("DOWNLOAD_HANDLERS", Map.of("http", "b.Http")));
        assertEquals(Map.of("http", "b.Http", "ftp", "a.Ftp"), settings.get(HANDLERS));
    }

    @Test
    void aReplacingMapIsWhatTheHighestLayerSays() {
        Setting<Map<String, String>> headers =
                Setting.ofMap("HEADERS", Map.of("Accept", "*/*")).replacing();
        Settings settings = Settings.defaults()
                .with(Priority.PROJECT, "file", Map.of("HEADERS", Map.of("A", "1")))
                .with(Priority.SPIDER, "spider", Map.of("HEADERS", Map.of("B", "2")));
        assertEquals(Map.of("Accept", "*/*"), Settings.defaults().get(headers));
        assertEquals(Map.of("B", "2"), settings.get(headers));
        assertThrows(IllegalStateException.class, REQUESTS::replacing);
    }

    @Test
    void aTypedValueIsCheckedWhenItIsSet() {
        Setting<Duration> delay = Setting.ofSeconds("DOWNLOAD_DELAY", 0);
        Settings settings = Settings.defaults().with(Priority.SPIDER, delay, Duration.ofMillis(250));
        assertEquals(Duration.ofMillis(250), settings.get(delay));
        assertEquals(Optional.of("code"), settings.origin("DOWNLOAD_DELAY"));
        assertThrows(SettingException.class, () -> Settings.defaults().with(Priority.SPIDER, REQUESTS, 0));
    }

    @Test
    void noneIsSetButHasNoRawValue() {
        Map<String, Object> values = new HashMap<>();
        values.put("JOBDIR", null);
        Settings settings = Settings.defaults()
                .with(Priority.PROJECT, "file", Map.of("JOBDIR", "here"))
                .with(Priority.SPIDER, "spider", values);
        assertTrue(settings.isSet("JOBDIR"));
        assertEquals(Optional.empty(), settings.raw("JOBDIR"));
        assertEquals(Optional.empty(), settings.get(Setting.ofOptional("JOBDIR")));
        assertFalse(settings.isSet("OTHER"));
        assertEquals(Optional.empty(), settings.origin("OTHER"));
        assertEquals(
                Optional.of("here"),
                Settings.defaults()
                        .with(Priority.PROJECT, "f", Map.of("JOBDIR", "here"))
                        .raw("JOBDIR"));
    }

    @Test
    void aValueThatCannotBeKeptNamesItsOrigin() {
        Map<String, Map<Integer, String>> bad = Map.of("HEADERS", Map.of(5, "x"));
        assertEquals(
                "Setting HEADERS: the value (from spider) has the key 5, which is neither text nor a class.",
                assertThrows(SettingException.class, () -> Settings.defaults().with(Priority.SPIDER, "spider", bad))
                        .getMessage());
    }

    @Test
    void r5OverriddenSettingsAreSortedAndOnlyThoseAboveTheDefaults() {
        Settings settings = Settings.defaults()
                .with(Priority.DEFAULT, "command", Map.of("LOG_LEVEL", "INFO"))
                .with(Priority.CMDLINE, "-s", Map.of("Z", "1", "A", List.of("x", 2)))
                .with(Priority.PROJECT, "file", Map.of("M", Map.of("a.B", 3), "Z", "0"));
        assertEquals("{A=[\"x\",2], M={\"a.B\":3}, Z=1}", settings.overridden().toString());
        assertEquals(settings.overridden().toString(), settings.toString());
    }
}

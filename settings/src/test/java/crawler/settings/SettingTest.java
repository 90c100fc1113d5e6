package crawler.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingTest {
    private enum Level {
        DEBUG,
        VERY_LOUD
    }

    private static final Setting<Integer> COUNT = Setting.ofInt("COUNT", 16).unit("requests");
    private static final Setting<Boolean> FLAG = Setting.ofBoolean("FLAG", false);
    private static final Setting<Duration> DELAY = Setting.ofSeconds("DELAY", 0);
    private static final Setting<Long> SIZE = Setting.ofBytes("SIZE", 0);
    private static final Setting<List<String>> NAMES = Setting.ofList("NAMES", "a");
    private static final Setting<List<Integer>> CODES = Setting.ofIntList("CODES", 500);
    private static final Setting<Level> LEVEL = Setting.ofEnum("LEVEL", Level.class, Level.DEBUG);

    private static String complaint(Setting<?> key, Object raw) {
        return assertThrows(SettingException.class, () -> key.parse(raw)).getMessage();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000", " 1000 ", "+1000", "1_000"})
    void aWholeNumberIsReadAsPythonReadsIt(String text) {
        assertEquals(1000, COUNT.parse(text));
    }

    @Test
    void aWholeNumberIsTakenFromAnyNumberWithoutAFraction() {
        assertEquals(8, COUNT.parse(8L));
        assertEquals(8, COUNT.parse(8.0));
        assertEquals(8, COUNT.parse(BigInteger.valueOf(8)));
        assertEquals(8, COUNT.parse(new BigDecimal("8.00")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"many", "", "1.5", "0x10", "1__0", "_1", "1 0", "-", "٣x"})
    void whatIsNotAWholeNumberSaysSo(String text) {
        assertEquals("Setting COUNT: \"" + text + "\" is not a whole number (unit: requests).", complaint(COUNT, text));
    }

    @Test
    void fractionsBooleansAndNoneAreNoWholeNumbers() {
        assertEquals("Setting COUNT: 16.5 is not a whole number (unit: requests).", complaint(COUNT, 16.5));
        assertEquals("Setting COUNT: true is not a whole number (unit: requests).", complaint(COUNT, true));
        assertEquals("Setting COUNT: None is not a whole number (unit: requests).", complaint(COUNT, null));
        assertTrue(complaint(COUNT, Double.NaN).contains("NaN is not a whole number"));
        assertTrue(complaint(COUNT, Double.POSITIVE_INFINITY).contains("is not a whole number"));
    }

    @Test
    void aNumberBeyondItsTypeSaysTheRange() {
        String message = complaint(COUNT, "99999999999");
        assertEquals(
                "Setting COUNT: \"99999999999\" is out of range: between -2147483648 and 2147483647 (unit: requests).",
                message);
        assertTrue(complaint(COUNT, 1e300).contains("out of range"));
        assertEquals(99_999_999_999L, Setting.ofLong("L", 0).parse("99999999999"));
        assertTrue(complaint(Setting.ofLong("L", 0), "9223372036854775808").contains("out of range"));
    }

    @Test
    void aNumberOutsideTheSettingsOwnRangeSaysTheRange() {
        assertEquals("Setting COUNT: 0 is out of range: at least 1 (unit: requests).", complaint(COUNT.min(1), 0));
        assertTrue(complaint(COUNT.max(20), 21).contains("out of range: at most 20"));
        assertTrue(complaint(COUNT.min(1).max(20), "-3").contains("out of range: between 1 and 20"));
        assertEquals(1, COUNT.min(1).max(20).parse(1));
        assertEquals(20, COUNT.min(1).max(20).parse(20));
        assertTrue(complaint(Setting.ofDouble("D", 0.5).min(0.5), "0.49").contains("at least 0.5"));
    }

    @Test
    void theRangeOfADurationIsInSecondsOfASizeInBytesOfAListPerEntry() {
        assertEquals(Duration.ofMillis(500), DELAY.max(0.5).parse("500ms"));
        assertTrue(complaint(DELAY.max(0.5), "501ms").contains("at most 0.5"));
        assertTrue(complaint(SIZE.max(1024), "2KiB").contains("at most 1024"));
        assertTrue(complaint(CODES.min(100).max(599), "200,600").contains("between 100 and 599"));
        assertEquals(List.of(), CODES.min(100).parse(""));
    }

    @Test
    void aRangeThatTheDefaultBreaksIsRefusedWhereItIsDeclared() {
        assertThrows(IllegalArgumentException.class, () -> COUNT.min(17));
        assertThrows(IllegalArgumentException.class, () -> COUNT.min(5).max(4));
        assertThrows(IllegalStateException.class, () -> FLAG.min(0));
        assertThrows(IllegalArgumentException.class, () -> Setting.ofSeconds("NEGATIVE", -1));
    }

    @Test
    void aNameIsMadeOfCapitals() {
        assertThrows(IllegalArgumentException.class, () -> Setting.ofInt("concurrent", 1));
        assertThrows(IllegalArgumentException.class, () -> Setting.ofInt("", 1));
    }

    @Test
    void booleansAreReadAsScrapyReadsThem() {
        for (Object yes : new Object[] {1, 1L, "1", true, "True", "true"}) {
            assertTrue(FLAG.parse(yes), () -> yes + " means yes");
        }
        for (Object no : new Object[] {0, 0L, "0", false, "False", "false"}) {
            assertFalse(Setting.ofBoolean("ON", true).parse(no), () -> no + " means no");
        }
    }

    @Test
    void anyOtherBooleanSaysWhatToWrite() {
        for (Object other : new Object[] {"yes", "no", "on", "TRUE", "", 2, 1.0, List.of()}) {
            assertTrue(
                    complaint(FLAG, other)
                            .endsWith("is not a boolean (write 1, True or true for yes; 0, False or false for no)."),
                    () -> other + " is refused");
        }
    }

    @Test
    void aNumberIsFinite() {
        Setting<Double> ratio = Setting.ofDouble("RATIO", 1);
        assertEquals(0.25, ratio.parse("0.25"));
        assertEquals(1000.0, ratio.parse("1e3"));
        assertEquals(3.0, ratio.parse(3));
        for (String bad : List.of("NaN", "inf", "1f", "0x1p3", "1,5", "")) {
            assertTrue(complaint(ratio, bad).contains("is not a number"), () -> bad + " is refused");
        }
        assertTrue(complaint(ratio, "1e999").contains("is not a finite number"));
        assertTrue(complaint(ratio, Double.NaN).contains("is not a finite number"));
    }

    @ParameterizedTest
    @CsvSource({
        "2, 2000",
        "0.25, 250",
        "250ms, 250",
        "2s, 2000",
        "2 s, 2000",
        "5m, 300000",
        "1h, 3600000",
        "1.5h, 5400000",
        "7d, 604800000"
    })
    void aDurationIsSecondsUnlessItSaysOtherwise(String text, long millis) {
        assertEquals(Duration.ofMillis(millis), DELAY.parse(text));
    }

    @Test
    void aDurationMayBeANumberOrADuration() {
        assertEquals(Duration.ofSeconds(3), DELAY.parse(3));
        assertEquals(Duration.ofMillis(250), DELAY.parse(0.25));
        assertEquals(Duration.ofNanos(7), DELAY.parse(Duration.ofNanos(7)));
        assertEquals(Duration.ZERO, DELAY.parse(new BigDecimal("1e-999999999")));
    }

    @Test
    void aDurationIsNeitherNegativeNorEndless() {
        assertEquals(
                "Setting DELAY: \"-1s\" is out of range: between 0 and 1000000000 seconds (unit: seconds).",
                complaint(DELAY, "-1s"));
        assertTrue(complaint(DELAY, Duration.ofSeconds(-1)).contains("out of range"));
        assertTrue(complaint(DELAY, 1e300).contains("out of range"));
        assertTrue(complaint(DELAY, Double.POSITIVE_INFINITY).contains("is not a duration"));
        for (String bad : List.of("5M", "5 minutes", "s", "", "1m30s", "1e3")) {
            assertTrue(complaint(DELAY, bad).contains("250ms, 2s, 5m, 1h"), () -> bad + " is refused");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1024, 1024",
        "7B, 7",
        "10kB, 10000",
        "10KB, 10000",
        "10MB, 10000000",
        "64MiB, 67108864",
        "1.5 KiB, 1536",
        "2GiB, 2147483648",
        "1TiB, 1099511627776"
    })
    void aSizeIsBytesUnlessItSaysOtherwise(String text, long bytes) {
        assertEquals(bytes, SIZE.parse(text));
    }

    @Test
    void aSizeIsAWholeNumberOfBytesInAKnownUnit() {
        for (Object bad : new Object[] {"64M", "64mb", "0.3B", 1.5, "", "-", "big"}) {
            assertTrue(complaint(SIZE, bad).contains("is not a size"), () -> bad + " is refused");
        }
        assertTrue(complaint(SIZE, "-1").contains("out of range"));
        assertTrue(complaint(SIZE, "99999999TiB").contains("out of range"));
    }

    @Test
    void textIsKeptAsItIs() {
        Setting<String> agent = Setting.ofString("AGENT", "crawler");
        assertEquals("  Mozilla 5.0 ", agent.parse("  Mozilla 5.0 "));
        assertEquals("java.lang.String", agent.parse(String.class));
        assertEquals("Setting AGENT: 5 is not text: put it in quotes.", complaint(agent, 5));
        assertEquals("Setting AGENT: None is not text.", complaint(agent, null));
    }

    @Test
    void noneAndTheEmptyTextAreNothing() {
        Setting<Optional<String>> jobDir = Setting.ofOptional("JOBDIR");
        assertEquals(Optional.empty(), jobDir.defaultValue());
        for (Object none : new Object[] {null, "None", "", Optional.empty()}) {
            assertEquals(Optional.empty(), jobDir.parse(none));
        }
        assertEquals(Optional.of("crawls/1"), jobDir.parse("crawls/1"));
        assertEquals(Optional.of("crawls/1"), jobDir.parse(Optional.of("crawls/1")));
    }

    @Test
    void anEnumIsReadInAnyCase() {
        assertEquals(Level.VERY_LOUD, LEVEL.parse("VERY_LOUD"));
        assertEquals(Level.VERY_LOUD, LEVEL.parse("very-loud"));
        assertEquals(Level.DEBUG, LEVEL.parse(Level.DEBUG));
        assertEquals("Setting LEVEL: \"quiet\" is not one of DEBUG, VERY_LOUD.", complaint(LEVEL, "quiet"));
        assertEquals("Setting LEVEL: 1 is not one of DEBUG, VERY_LOUD.", complaint(LEVEL, 1));
    }

    @Test
    void everyDefaultIsWrittenAsItCanBeRead() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("B", "x \"y\"");
        headers.put("A", "");
        List<Setting<?>> keys = List.of(
                COUNT,
                FLAG,
                DELAY,
                SIZE,
                NAMES,
                CODES,
                LEVEL,
                Setting.ofLong("L", Long.MIN_VALUE),
                Setting.ofDouble("D", 0.1),
                Setting.ofSeconds("S", 0.000001),
                Setting.ofBytes("B", 64 << 20),
                Setting.ofString("T", "a, b"),
                Setting.ofOptional("O"),
                Setting.ofList("E"),
                Setting.ofMap("M", headers),
                Setting.ofComponents("C", Map.of("a.B", 100)));
        for (Setting<?> key : keys) {
            assertEquals(key.defaultValue(), key.parse(key.defaultText()), key::name);
        }
    }

    @Test
    void defaultsAreWrittenForPeople() {
        assertEquals("64MiB", Setting.ofBytes("B", 64 << 20).defaultText());
        assertEquals("1000", Setting.ofBytes("B", 1000).defaultText());
        assertEquals("180", Setting.ofSeconds("S", 180).defaultText());
        assertEquals("0.25", Setting.ofSeconds("S", 0.25).defaultText());
        assertEquals("None", Setting.ofOptional("O").defaultText());
        assertEquals(
                "{\"a.A\":-1,\"z.Z\":5,\"b.B\":900}",
                Setting.ofComponents("C", Map.of("b.B", 900, "z.Z", 5, "a.A", -1))
                        .defaultText());
    }

    @Test
    void fluentMethodsLeaveTheOriginalAsItWas() {
        Setting<Integer> key = Setting.ofInt("COUNT", 5);
        Setting<Integer> changed = key.min(1).unit("requests").doc("How many.");
        assertEquals("", key.unit());
        assertEquals("", key.doc());
        assertEquals("whole number", key.typeName());
        assertEquals("requests", changed.unit());
        assertEquals("How many.", changed.doc());
        assertEquals("whole number, at least 1", changed.typeName());
        assertEquals(0, key.parse(0));
    }

    @Test
    void aVeryLongValueIsShortenedInTheMessage() {
        assertTrue(complaint(COUNT, "x".repeat(1_000_000)).length() < 500);
        assertTrue(complaint(CODES, "1," + "x".repeat(1_000_000)).length() < 600);
    }
}

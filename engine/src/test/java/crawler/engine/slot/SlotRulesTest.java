package crawler.engine.slot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.settings.SettingException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows L4 and CO2: limits of slots by name and by pattern. */
class SlotRulesTest {
    private static final SlotLimits OTHERWISE = new SlotLimits(8, 5, true, Optional.empty());

    private static SlotRules rules(String... namesAndOptions) {
        Map<String, String> slots = new LinkedHashMap<>();
        for (int i = 0; i < namesAndOptions.length; i += 2) {
            slots.put(namesAndOptions[i], namesAndOptions[i + 1]);
        }
        return new SlotRules(slots, OTHERWISE);
    }

    @Test
    void L4_anEntrySaysWhatItSaysAndTheRestIsAsForAll() {
        SlotRules rules = rules("a.example", "{\"delay\": 2.5, \"randomize_delay\": false}");

        assertEquals(new SlotLimits(8, 2_500_000_000L, false, Optional.empty()), rules.of("a.example"));
        assertEquals(OTHERWISE, rules.of("b.example"));
    }

    @Test
    void CO2_anExactNameWinsThenTheLongestPattern() {
        SlotRules rules = rules(
                "*", "{\"concurrency\": 1}",
                "*.example", "{\"concurrency\": 2}",
                "shop.*.example", "{\"concurrency\": 3}",
                "shop.a.example", "{\"concurrency\": 4}");

        assertEquals(1, rules.of("a.test").concurrency());
        assertEquals(2, rules.of("a.example").concurrency());
        assertEquals(3, rules.of("shop.b.example").concurrency());
        assertEquals(4, rules.of("shop.a.example").concurrency());
    }

    @ParameterizedTest
    @CsvSource({
        "*, anything, true",
        "a*, a, true",
        "a*b, ab, true",
        "a*b, axxb, true",
        "a*b, a, false",
        "a*a, a, false",
        "*a*, bab, true",
        "*a*a*, a, false",
        "a*b*c, aXbYc, true",
        "a*b*c, aXcYb, false",
        "*.example, example, false"
    })
    void CO2_starsStandForAnyText(String pattern, String name, boolean matches) {
        assertEquals(matches, SlotRules.matches(pattern, name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"delai\": 1}",
                "{\"delay\": -1}",
                "{\"delay\": \"1\"}",
                "{\"concurrency\": 0}",
                "{\"concurrency\": 1.5}",
                "{\"randomize_delay\": 1}",
                "[]",
                "5",
                "{"
            })
    void L4_aWrongEntryIsRefusedByName(String options) {
        SettingException error = assertThrows(SettingException.class, () -> rules("a.example", options));

        assertTrue(error.getMessage().startsWith("Setting DOWNLOAD_SLOTS: the slot a.example "), error.getMessage());
    }
}

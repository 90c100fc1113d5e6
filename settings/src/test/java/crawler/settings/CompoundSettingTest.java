package crawler.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CompoundSettingTest {
    private static final Setting<List<String>> NAMES = Setting.ofList("NAMES", "a");
    private static final Setting<List<Integer>> CODES = Setting.ofIntList("CODES", 500);
    private static final Setting<Map<String, String>> HEADERS = Setting.ofMap("HEADERS", Map.of());
    private static final Setting<Map<String, Optional<Integer>>> PARTS = Setting.ofComponents("PARTS", Map.of());

    private static String complaint(Setting<?> key, Object raw) {
        return assertThrows(SettingException.class, () -> key.parse(raw)).getMessage();
    }

    @Test
    void aListIsSplitAtCommasOrReadFromJson() {
        assertEquals(List.of("a", "b c", "d"), NAMES.parse("a, b c ,d"));
        assertEquals(List.of("a,b", "c"), NAMES.parse("[\"a,b\", \"c\"]"));
        assertEquals(List.of(), NAMES.parse(" "));
        assertEquals(List.of("a", "b"), NAMES.parse(List.of("a", "b")));
        assertEquals(List.of("a", "b"), NAMES.parse(new String[] {"a", "b"}));
        assertEquals(List.of(500, 502), CODES.parse("500,502"));
        assertEquals(List.of(500, 502), CODES.parse("[500, \"502\"]"));
        assertEquals(List.of(500), CODES.parse(new int[] {500}));
    }

    @Test
    void aBadListSaysWhichEntryIsBad() {
        assertEquals(
                "Setting CODES: \"500,x\" is not a list of whole numbers (separated by commas, or a JSON array): "
                        + "\"x\" is not a whole number.",
                complaint(CODES, "500,x"));
        assertTrue(complaint(NAMES, "a,,b").endsWith("an entry is empty."));
        assertTrue(complaint(NAMES, "[\"a\", 1]").contains("1 is not text"));
        assertTrue(complaint(NAMES, "[\"a\"").contains("is not JSON"));
        assertTrue(complaint(NAMES, 5).contains("is not a list of text"));
    }

    @Test
    void aMapIsReadFromJsonAndKeepsItsOrder() {
        Map<String, String> headers =
                HEADERS.parse("{\"Z\": \"1\", \"A\": 2, \"M\": true, \"gone\": null, \"no\": \"None\"}");
        assertEquals(List.of("Z", "A", "M"), List.copyOf(headers.keySet()));
        assertEquals(Map.of("Z", "1", "A", "2", "M", "true"), headers);
        assertThrows(UnsupportedOperationException.class, () -> headers.put("x", "y"));
    }

    @Test
    void whatIsNestedInAMapArrivesAsItsJson() {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("format", "json");
        options.put("fields", List.of("a", 1));
        options.put("indent", null);
        assertEquals(
                Map.of("out.json", "{\"format\":\"json\",\"fields\":[\"a\",1],\"indent\":null}"),
                HEADERS.parse(Map.of("out.json", options)));
    }

    @Test
    void aBadMapSaysWhereItIsBad() {
        assertTrue(complaint(HEADERS, "a=b").contains("is not a map (a JSON object)"));
        assertTrue(complaint(HEADERS, "[1]").contains("is not a map"));
        assertTrue(complaint(HEADERS, "{\"a\":1,\"a\":2}")
                .contains("is not JSON: Duplicate Object property \"a\" (column"));
        assertTrue(complaint(HEADERS, "{\"a\":1} x").contains("is not JSON"));
        assertTrue(complaint(HEADERS, Map.of(" ", "x")).contains("a key is empty"));
        assertTrue(complaint(HEADERS, Map.of(5, "x")).contains("has the key 5, which is neither text nor a class"));
    }

    @Test
    void componentsAreClassNamesWithAnOrderOrNone() {
        Map<Object, Object> raw = new LinkedHashMap<>();
        raw.put(String.class, 100);
        raw.put("a.B", null);
        raw.put("a.C", "None");
        raw.put("a.D", "7");
        assertEquals(
                Map.of(
                        "java.lang.String",
                        Optional.of(100),
                        "a.B",
                        Optional.empty(),
                        "a.C",
                        Optional.empty(),
                        "a.D",
                        Optional.of(7)),
                PARTS.parse(raw));
        assertEquals(Map.of("a.B", Optional.empty()), PARTS.parse("{\"a.B\": null}"));
    }

    @Test
    void aBadComponentOrderSaysWhichClassHasIt() {
        assertTrue(
                complaint(PARTS, Map.of("a.B", "many")).endsWith("\"a.B\" has \"many\", which is not a whole number."));
        assertTrue(complaint(PARTS, Map.of("a.B", false)).endsWith("\"a.B\" has false, which is not a whole number."));
        assertTrue(complaint(PARTS, "a.B").contains("is not a map of class names to order numbers"));
    }

    @Test
    void aClassNamedTwiceIsRefused() {
        Map<Object, Object> raw = new LinkedHashMap<>();
        raw.put(String.class, 100);
        raw.put("java.lang.String", 200);
        assertTrue(complaint(PARTS, raw).contains("has the key \"java.lang.String\" twice"));
    }

    @Test
    void aValueThatContainsItselfIsRefused() {
        List<Object> endless = new ArrayList<>();
        endless.add(endless);
        assertTrue(complaint(NAMES, endless).contains("nested deeper"));
    }
}

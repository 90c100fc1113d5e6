package crawler.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
    private static String shown(String name, Object value) {
        return Settings.defaults()
                .with(Priority.PROJECT, "file", Map.of(name, value))
                .overridden()
                .get(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FTP_PASSWORD",
                "MAIL_PASS",
                "HTTPAUTH_PASS",
                "AWS_ACCESS_KEY_ID",
                "AWS_SECRET_ACCESS_KEY",
                "AWS_SESSION_TOKEN",
                "TELNETCONSOLE_PASSWORD",
                "MY_API_KEY"
            })
    void aSecretSettingIsHidden(String name) {
        assertEquals("***", shown(name, "hunter2"));
    }

    @Test
    void mapsInMapsAreShownAsPeopleWriteThemAndWithoutPasswordsInTheirKeys() {
        Map<String, Object> feeds = new LinkedHashMap<>();
        feeds.put("out.json", "{\"overwrite\":true,\"fields\":[\"a\"],\"api_key\":\"hunter2\"}");
        feeds.put("ftp://me:hunter2@host/x.csv", Map.of("indent", 2));
        feeds.put("broken", "{text");

        assertEquals(
                "{\"out.json\":{\"overwrite\":true,\"fields\":[\"a\"],\"api_key\":\"***\"},"
                        + "\"ftp://***@host/x.csv\":{\"indent\":2},\"broken\":\"{text\"}",
                shown("FEEDS", feeds));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"FTP_PASSIVE_MODE", "COOKIES_ENABLED", "HTTPAUTH_USER", "REDIS_START_URLS_KEY", "BYPASS_CACHE"})
    void anOrdinarySettingIsShown(String name) {
        assertEquals("1", shown(name, 1));
    }

    @Test
    void secretsInsideMapsAndUrlsAreHidden() {
        assertEquals("{\"Authorization\":\"***\"}", shown("HEADERS", Map.of("Authorization", "Bearer hunter2")));
        assertEquals("{\"Cookie\":\"***\",\"A\":1}", shown("HEADERS", "{\"Cookie\": \"hunter2\", \"A\": 1}"));
        assertEquals("***", shown("HEADERS", "{\"Cookie\": \"hunter2\""));
        assertEquals("ftp://***@host/x", shown("FEED_URI", "ftp://me:hunt@er2@host/x"));
        assertEquals("{\"ftp://***@host/x\":{}}", shown("FEEDS", Map.of("ftp://me:hunter2@host/x", Map.of())));
        assertEquals("[\"http://***@proxy:1\"]", shown("PROXIES", List.of("http://me:hunter2@proxy:1")));
        assertEquals("http://host/a@b", shown("URL", "http://host/a@b"));
    }

    @Test
    void aComplaintAboutASecretDoesNotTellIt() {
        Setting<List<Integer>> key = Setting.ofIntList("MY_SECRETS");
        String message = assertThrows(SettingException.class, () -> key.parse("1,hunter2"))
                .getMessage();
        assertEquals(
                "Setting MY_SECRETS: *** is not a list of whole numbers (separated by commas, or a JSON array).",
                message);
        Setting<Map<String, String>> headers = Setting.ofMap("HEADERS", Map.of());
        String broken = "{\"Authorization\": hunter2}";
        assertFalse(assertThrows(SettingException.class, () -> headers.parse(broken))
                .getMessage()
                .contains("hunter2"));
    }

    @Test
    void aLogLineStaysOneLineOfBoundedLength() {
        assertEquals("a b", shown("TEXT", "a\nb"));
        assertTrue(shown("TEXT", "x".repeat(100_000)).length() < 2100);
    }
}

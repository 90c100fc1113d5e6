package crawler.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsFileTest {
    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve(SettingsFile.NAME), text);
    }

    private Settings read(String text) throws IOException {
        return SettingsFile.read(file(text), Settings.defaults());
    }

    private String complaint(String text) throws IOException {
        Path file = file(text);
        String message = assertThrows(SettingException.class, () -> SettingsFile.read(file, Settings.defaults()))
                .getMessage();
        assertTrue(message.startsWith(file.toString()), message);
        return message.substring(file.toString().length());
    }

    @Test
    void theFileIsLookedForInAFolderAndThoseAboveIt() throws IOException {
        Path deep = Files.createDirectories(folder.resolve("a/b/c"));
        Path outer = file("");
        assertEquals(Optional.of(outer), SettingsFile.find(deep));
        Path inner = Files.createFile(folder.resolve("a/crawler.toml"));
        assertEquals(Optional.of(inner), SettingsFile.find(deep));
        assertEquals(Optional.of(inner), SettingsFile.find(folder.resolve("a/x/../b")));
        assertEquals(Optional.of(outer), SettingsFile.find(folder));
    }

    @Test
    void aFolderOfThatNameIsNoProjectFile() throws IOException {
        Path outer = file("");
        Path project = Files.createDirectories(folder.resolve("p/crawler.toml")).getParent();
        assertEquals(Optional.of(outer), SettingsFile.find(project));
    }

    @Test
    void valuesOfEveryTypeAreRead() throws IOException {
        Settings settings = read("""
                CONCURRENT_REQUESTS = 8
                DOWNLOAD_DELAY = 0.25
                DOWNLOAD_TIMEOUT = "2m"
                DOWNLOAD_MAXSIZE = "64MiB"
                COOKIES_ENABLED = false
                RETRY_HTTP_CODES = [500, 502]
                JOBDIR = "None"
                [ITEM_PIPELINES]
                "my.Pipeline" = 300
                "their.Pipeline" = "None"
                [FEEDS."out.json"]
                format = "json"
                """);
        assertEquals(8, settings.get(Setting.ofInt("CONCURRENT_REQUESTS", 16)));
        assertEquals(Duration.ofMillis(250), settings.get(Setting.ofSeconds("DOWNLOAD_DELAY", 0)));
        assertEquals(Duration.ofMinutes(2), settings.get(Setting.ofSeconds("DOWNLOAD_TIMEOUT", 180)));
        assertEquals(64L << 20, settings.get(Setting.ofBytes("DOWNLOAD_MAXSIZE", 0)));
        assertEquals(false, settings.get(Setting.ofBoolean("COOKIES_ENABLED", true)));
        assertEquals(List.of(500, 502), settings.get(Setting.ofIntList("RETRY_HTTP_CODES")));
        assertEquals(Optional.empty(), settings.get(Setting.ofOptional("JOBDIR")));
        assertEquals(
                Map.of("my.Pipeline", Optional.of(300), "their.Pipeline", Optional.empty()),
                settings.get(Setting.ofComponents("ITEM_PIPELINES", Map.of("their.Pipeline", 1))));
        assertEquals(Map.of("out.json", "{\"format\":\"json\"}"), settings.get(Setting.ofMap("FEEDS", Map.of())));
        assertEquals(Optional.of("crawler.toml:11"), settings.origin("FEEDS"));
    }

    @Test
    void theFileIsTheProjectsLayer() throws IOException {
        Setting<Integer> count = Setting.ofInt("COUNT", 0);
        Settings base = Settings.defaults()
                .with(Priority.ADDON, "addon", Map.of("COUNT", 1))
                .with(Priority.SPIDER, "spider", Map.of("OTHER", 1));
        Settings settings = SettingsFile.read(file("COUNT = 2\nOTHER = 2\n"), base);
        assertEquals(2, settings.get(count));
        assertEquals(1, settings.get(Setting.ofInt("OTHER", 0)));
        assertEquals(0, read("").get(count));
    }

    @Test
    void aBadValueIsToldWithItsFileAndLine() throws IOException {
        Settings settings = read("# our project\n\nCONCURRENT_REQUESTS = \"many\"\n");
        assertEquals(
                "Setting CONCURRENT_REQUESTS: \"many\" (from crawler.toml:3) is not a whole number.",
                assertThrows(SettingException.class, () -> settings.get(Setting.ofInt("CONCURRENT_REQUESTS", 1)))
                        .getMessage());
    }

    @Test
    void whatIsNotTomlIsToldWithFileLineAndColumn() throws IOException {
        assertEquals(":2:5: not TOML: Newline not permitted here.", complaint("A = 1\nB = \nC = 2\n"));
        assertTrue(complaint("A = [1,\n2").startsWith(":2:"));
        assertTrue(complaint("A = None\n").startsWith(":1:"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "A = 1|B = 2|A = 3, `:3: A is set twice (first in line 1)`",
                "A = 1|\"A\" = 3, `:2: A is set twice (first in line 1)`",
                "[X]|a = 1|b = 2|a = 3, `:4: a is set twice (first in line 2)`",
                "A = '''|A = 1|'''|B = 1|B = 1, `:5: B is set twice (first in line 4)`",
            })
    void whatIsSetTwiceIsToldWithBothLines(String text, String expected) throws IOException {
        assertEquals(expected + ". Remove one.", complaint(text.replace('|', '\n')));
    }

    @Test
    void aTableThatIsOpenedTwiceIsAnError() throws IOException {
        assertTrue(complaint("[X]\na = 1\n[X]\nb = 1\n").contains("not TOML"));
        assertTrue(complaint("X = 1\n[X]\nb = 1\n").startsWith(":2"));
    }

    @Test
    void whatIsNoSettingIsAnError() throws IOException {
        assertTrue(complaint("A = 1\ndelay = 2\n").startsWith(":2: \"delay\" is no name for a setting."));
        assertTrue(complaint("[settings]\nA = 1\n").startsWith(":1: \"settings\" is no name for a setting."));
        assertTrue(complaint("A = 1\nB = [2026-01-01]\n").startsWith(":2: B holds a date"));
        assertTrue(complaint("[A]\nx = 07:30:00\n").startsWith(":1: A holds a date"));
    }

    @Test
    void aFileThatCannotBeReadSaysWhy() throws IOException {
        Path missing = folder.resolve("missing.toml");
        assertTrue(assertThrows(SettingException.class, () -> SettingsFile.read(missing, Settings.defaults()))
                .getMessage()
                .startsWith(missing + ": the project file cannot be read"));
        Path latin = Files.write(folder.resolve("latin.toml"), "A = \"é\"".getBytes(StandardCharsets.ISO_8859_1));
        assertTrue(assertThrows(SettingException.class, () -> SettingsFile.read(latin, Settings.defaults()))
                .getMessage()
                .contains("is not UTF-8"));
        assertTrue(complaint("#".repeat(1 << 21)).contains("larger than 1 MiB"));
    }
}

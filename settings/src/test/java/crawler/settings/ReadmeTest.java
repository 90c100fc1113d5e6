package crawler.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeTest {
    static final class Keys {
        static final Setting<Integer> REQUESTS =
                Setting.ofInt("CONCURRENT_REQUESTS", 16).min(1).unit("requests");
        static final Setting<Duration> TIMEOUT = Setting.ofSeconds("DOWNLOAD_TIMEOUT", 180);
        static final Setting<List<Integer>> CODES = Setting.ofIntList("RETRY_HTTP_CODES");
        static final Setting<Map<String, Optional<Integer>>> PIPELINES =
                Setting.ofComponents("ITEM_PIPELINES", Map.of("shop.OldPipeline", 1));

        private Keys() {}
    }

    private final String readme = read();

    private static String read() {
        try {
            return Files.readString(Path.of("README.md"));
        } catch (IOException missing) {
            throw new AssertionError(missing);
        }
    }

    @Test
    void theProjectFileOfTheReadmeIsGood(@TempDir Path folder) throws IOException {
        String toml = readme.substring(readme.indexOf("```toml\n") + 8).split("```", 2)[0];
        Settings settings =
                SettingsFile.read(Files.writeString(folder.resolve(SettingsFile.NAME), toml), Settings.defaults());
        assertEquals(List.of(), Catalog.of(Keys.class).problems(settings));
        assertEquals(8, settings.get(Keys.REQUESTS));
        assertEquals(Duration.ofMinutes(2), settings.get(Keys.TIMEOUT));
        assertEquals(
                Map.of("shop.PricePipeline", Optional.of(300), "shop.OldPipeline", Optional.empty()),
                settings.get(Keys.PIPELINES));
    }

    @Test
    void theProblemsOfTheReadmeAreToldInThoseWords() {
        Settings settings = Settings.defaults()
                .with(Priority.PROJECT, "crawler.toml:4", Map.of("CONCURENT_REQUESTS", 8))
                .with(Priority.CMDLINE, "-s", Assignment.all("-s", List.of("DOWNLOAD_TIMEOUT=soon")));
        List<String> problems = Catalog.of(Keys.class).problems(settings);
        assertEquals(2, problems.size());
        problems.forEach(problem -> assertTrue(readme.contains(problem), problem));
    }
}

package crawler.spiders;

import crawler.engine.Spider;
import crawler.engine.core.CrawlResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.ObjectMapper;

/** The stats as a JSON object, key by key; with several spiders one such object under each spider's name. */
final class StatsFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private StatsFile() {}

    /** Replaces the file. Instants are written as in ISO 8601. */
    static void write(Path file, Map<Spider, CrawlResult> results) throws IOException {
        Map<String, Object> all = new TreeMap<>();
        results.forEach((spider, result) -> {
            Map<String, Object> stats = plain(result.stats());
            if (results.size() == 1) {
                all.putAll(stats);
            } else {
                all.put(spider.name(), stats);
            }
        });
        Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n");
    }

    private static Map<String, Object> plain(Map<String, Object> stats) {
        Map<String, Object> plain = new TreeMap<>();
        stats.forEach((key, value) -> plain.put(key, value instanceof Instant ? value.toString() : value));
        return plain;
    }
}

package crawler.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.bench.check.SitePages;
import crawler.bench.site.Site;
import crawler.bench.site.SiteOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RaceTest {
    private static final String LINE = "printf '{\"url\": \"%s\", \"links\": 5}\\n' {url} > {out}";

    private final Site site = new Site(1, 5, 4096, 1);
    private final ByteArrayOutputStream progress = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @Test
    void crawlersRunInTurnAndFaultyOutputsAreNamed() throws IOException, InterruptedException {
        Scenario scenario = new Scenario(
                SiteOptions.toArguments(site),
                "",
                Map.of(),
                SitePages.crawled(site),
                List.of(new Contestant("good", LINE), new Contestant("bad", LINE.replace("5", "4"))));
        Map<String, List<Run>> runs =
                new Race(scenario, folder, Duration.ofSeconds(20), new PrintStream(progress)).run(2);
        assertEquals(List.of("good", "bad"), List.copyOf(runs.keySet()));
        assertTrue(runs.get("good").stream().allMatch(Run::isGood), progress::toString);
        assertEquals(
                List.of("sum of links is 4, not 5"),
                runs.get("bad").get(1).verdict().faults());
        assertEquals(
                List.of("good-warm-up", "good-round-1", "bad-round-1", "good-round-2", "bad-round-2"),
                progress.toString()
                        .lines()
                        .filter(line -> !line.startsWith(" "))
                        .map(line -> line.split(" ")[0])
                        .toList());
    }

    @Test
    void aWarmUpThatFailsEndsTheRace() {
        Scenario scenario = new Scenario(
                SiteOptions.toArguments(site),
                "",
                Map.of(),
                SitePages.crawled(site),
                List.of(new Contestant("bad", "exit 4")));
        Race race = new Race(scenario, folder, Duration.ofSeconds(20), new PrintStream(progress));
        assertThrows(IOException.class, () -> race.run(2));
        assertTrue(progress.toString().contains("exit code 4"), progress::toString);
    }
}

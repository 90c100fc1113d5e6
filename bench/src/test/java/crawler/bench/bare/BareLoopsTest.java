package crawler.bench.bare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crawler.bench.site.Site;
import crawler.bench.site.SiteServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BareLoopsTest {
    private final Site site = new Site(60, 6, 2048 + 1024, 1);

    @TempDir
    private Path folder;

    private SiteServer server;
    private Thread thread;
    private String base;

    @BeforeEach
    void serve() throws IOException {
        server = SiteServer.of(site);
        base = "http://127.0.0.1:" + server.port() + "/";
        thread = new Thread(() -> {
            try {
                server.run();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        thread.start();
    }

    @AfterEach
    void stop() throws InterruptedException {
        server.close();
        thread.join(5000);
    }

    @Test
    void everyPageIsCrawledOnceWhereverItIsParsed() throws IOException, InterruptedException {
        List<String> expected = IntStream.range(0, 60)
                .mapToObj(page -> "{\"url\": \"" + base + Site.path(page).substring(1) + "\", \"title\": \"Page " + page
                        + "\", \"links\": 6}")
                .sorted()
                .toList();
        for (int parsers = 0; parsers < 3; parsers++) {
            Path output = folder.resolve("crawl-" + parsers);
            assertEquals(0, BareCrawl.crawl(base, output, 4, parsers));
            assertEquals(expected, Files.readAllLines(output).stream().sorted().toList());
        }
    }

    @Test
    void everyPageIsFetchedOnce() throws IOException, InterruptedException {
        Path output = folder.resolve("fetch");
        assertEquals(0, BareFetch.fetch(base, output, 60, 7));
        List<String> lines = Files.readAllLines(output);
        assertEquals(60, lines.stream().distinct().count());
        assertEquals(
                60,
                lines.stream().filter(line -> line.endsWith("\"bytes\": 3072}")).count());
    }

    @Test
    void aPageThatCannotBeFetchedIsAFailure() throws IOException, InterruptedException {
        assertEquals(1, BareFetch.fetch(base, folder.resolve("fetch"), 61, 2));
        stop();
        assertEquals(1, BareCrawl.crawl(base, folder.resolve("crawl"), 2, 1));
    }
}

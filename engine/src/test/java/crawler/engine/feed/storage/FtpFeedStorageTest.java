package crawler.engine.feed.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.Item;
import crawler.engine.testing.CrawlTrace;
import crawler.engine.testing.FtpServer;
import crawler.engine.testing.Script;
import crawler.engine.testing.TestCrawl;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("H2, H12: feeds on FTP servers")
class FtpFeedStorageTest {
    private FtpServer server;

    @BeforeEach
    void start() throws IOException {
        server = new FtpServer(Map.of("/a/b/x.jl", "{\"a\": 0}\n"));
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private CrawlTrace crawl(String options) {
        String uri = server.url("/a/b/x.jl").replace("//", "//me:secret@");
        return TestCrawl.of(new Script().starting(() -> Stream.of(Item.of(Map.of("a", 1)))))
                .setting("FEEDS", Map.of(uri, options))
                .run();
    }

    private String text() {
        return new String(server.files().get("/a/b/x.jl"), StandardCharsets.UTF_8);
    }

    @Test
    void aFeedIsSentWhenItIsCompleteAlsoToFoldersThatAreThere() {
        CrawlTrace crawl = crawl("{}");

        assertEquals("{\"a\": 1}\n", text());
        assertTrue(
                server.commands().containsAll(List.of("USER me", "PASS secret", "MKD /a", "MKD /a/b")),
                () -> server.commands().toString());
        assertEquals(1, crawl.count("feedexport/success_count/FTPFeedStorage"));
    }

    @Test
    void H4_orAppendedWhenThatIsSaidAndNothingIsFetchedForIt() {
        crawl("{\"overwrite\": false}");

        assertEquals("{\"a\": 0}\n{\"a\": 1}\n", text());
        assertTrue(
                server.commands().contains("APPE /a/b/x.jl"),
                () -> server.commands().toString());
        assertFalse(
                server.commands().contains("RETR /a/b/x.jl"),
                () -> server.commands().toString());
    }
}

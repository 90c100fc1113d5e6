package crawler.engine.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.Item;
import crawler.engine.item.Fields;
import crawler.engine.testing.Answer;
import crawler.engine.testing.CrawlTrace;
import crawler.engine.testing.FtpServer;
import crawler.engine.testing.Logged;
import crawler.engine.testing.Script;
import crawler.engine.testing.TestCrawl;
import crawler.settings.SettingException;
import crawler.settings.Settings;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("G3: files on an FTP server")
class FtpFileStoreTest implements FileStoreContract {
    @RegisterExtension
    final Logged log = new Logged();

    private FtpServer server;

    @BeforeEach
    void start() throws IOException {
        server = new FtpServer(Map.of());
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private String uri() {
        return "ftp://me:s%40cret@127.0.0.1:" + server.port() + "/pictures";
    }

    @Override
    public FileStore store() {
        return new FtpFileStore(StorePlace.of(uri(), Settings.defaults()));
    }

    @Override
    public byte[] read(String path) {
        return server.files().get("/pictures/" + path);
    }

    @Test
    void foldersAreMadeAndTheUserIsThatOfTheUri() throws IOException {
        store().persist(PATH, FileStoreContract.text("hello"));

        assertTrue(server.commands()
                .containsAll(List.of("USER me", "PASS s@cret", "TYPE I", "MKD /pictures", "MKD /pictures/full")));
        assertEquals(Set.of("/pictures/" + PATH), server.files().keySet());
    }

    @Test
    void theTimeIsThatOfTheServer() throws IOException {
        store().persist(PATH, FileStoreContract.text("hello"));

        assertEquals(
                Instant.parse("2030-01-02T03:04:05Z"),
                store().stat(PATH, Instant.EPOCH).orElseThrow().lastModified());
    }

    @Test
    void aUriWithoutAHostIsTheSettingsMistake() {
        assertThrows(
                SettingException.class, () -> new FtpFileStore(StorePlace.of("ftp:///files", Settings.defaults())));
    }

    private CrawlTrace crawl(String uri) {
        return TestCrawl.of(new Script()
                        .starting(() -> Stream.of(Item.of(Map.of("file_urls", List.of("http://site.test/a.pdf"))))))
                .setting("ITEM_PIPELINES", Map.of(FilesPipeline.class.getName(), 1))
                .setting("FILES_STORE", uri)
                .answer("http://site.test/a.pdf", Answer.of(200, "hello"))
                .run();
    }

    private static MediaFile file(CrawlTrace crawl) {
        return (MediaFile) ((List<?>) Fields.get(crawl.items().get(0), "files").orElseThrow()).get(0);
    }

    @Test
    void aPipelineKeepsItsFilesThereAndFindsThemInTheNextCrawl() {
        assertEquals(HELLO_MD5, file(crawl(uri())).checksum());
        assertEquals("uptodate", file(crawl(uri())).status());
    }

    @Test
    void aPipelineWhoseStoreCannotTellDownloadsTheFileAndSaysWhyItIsNotKept() throws IOException {
        server.close();
        CrawlTrace crawl = crawl(uri());

        assertEquals(1, crawl.urls().size());
        assertEquals(List.of(), Fields.get(crawl.items().get(0), "files").orElseThrow());
        assertEquals(1, log.count("WARN File (stat)"));
        assertEquals(1, log.count("WARN File (error)"));
    }
}

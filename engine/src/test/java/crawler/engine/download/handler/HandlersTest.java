package crawler.engine.download.handler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.core.CrawlerProcess;
import crawler.engine.download.BodySizes;
import crawler.engine.error.DownloadError;
import crawler.engine.error.IgnoreRequest;
import crawler.engine.testing.FtpServer;
import crawler.engine.testing.Logged;
import crawler.engine.testing.Script;
import crawler.engine.text.BodyType;
import crawler.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class HandlersTest {
    @RegisterExtension
    final Logged log = new Logged();

    @TempDir
    Path folder;

    private final Map<String, Object> settings = new HashMap<>(Map.of("RETRY_ENABLED", false));
    private final List<Response> pages = new ArrayList<>();
    private final List<Throwable> errors = new ArrayList<>();

    private void crawl(Request request) {
        Script script = new Script()
                .starting(() -> Stream.of(request.withErrback((failed, error) -> {
                    errors.add(error);
                    return Stream.of();
                })))
                .parsing(page -> {
                    pages.add(page);
                    return Stream.of();
                })
                .handling(404, 503)
                .with(settings);
        CrawlerProcess process = new CrawlerProcess(Settings.defaults());
        process.crawl(script);
        process.start();
    }

    private Response page(Request request) {
        crawl(request);
        assertEquals(List.of(), errors);
        return pages.get(0);
    }

    private Throwable failure(Request request) {
        crawl(request);
        return errors.get(0);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void L16_aFileIsAPage() throws IOException {
        Response page = page(new Request(file("a b.html", "<p>käse</p>").toUri().toString()));

        assertEquals(200, page.status());
        assertEquals("käse", page.css("p::text").get());
    }

    @Test
    void L16_aFileThatIsNotThereIsAFailure() {
        assertInstanceOf(
                NoSuchFileException.class,
                failure(new Request(folder.resolve("none.html").toUri().toString())));
    }

    @Test
    void L16_aFileOfAnotherMachineIsRefused() {
        assertTrue(failure(new Request("file://far.example/etc/passwd"))
                .getMessage()
                .contains("far.example"));
    }

    @Test
    void L7_aFileMayBeTooLarge() throws IOException {
        Request request = new Request(file("large", "12345").toUri().toString()).with(BodySizes.MAXSIZE, 4L);

        assertInstanceOf(DownloadError.DownloadCancelled.class, failure(request));
    }

    @Test
    void L16_aDataUrlIsItsOwnPage() {
        Response page = page(new Request("data:text/html;charset=utf-8,%3Cp%3Ek%C3%A4se%3C/p%3E"));

        assertEquals("käse", page.css("p::text").get());
        assertEquals(BodyType.HTML, page.type());
    }

    @Test
    void L16_dataUrlsAreReadByTheirRfc() {
        assertEquals(
                "text/plain;charset=US-ASCII",
                DataUrl.of("data:,A%20brief%20note").type());
        assertEquals(
                "A brief note", new String(DataUrl.of("data:,A%20brief%20note").data()));
        assertEquals("text/plain;charset=x", DataUrl.of("data:;charset=x,").type());
        assertEquals(
                "hello",
                new String(DataUrl.of("data:image/png;base64,aGVs%20bG8=").data()));
        assertEquals("hello", new String(DataUrl.of("DATA:;BASE64,aGVsbG8").data()));
        assertEquals("100%,%zz", new String(DataUrl.of("data:,100%,%zz").data()));
        assertThrows(IllegalArgumentException.class, () -> DataUrl.of("data:text/plain"));
    }

    @Test
    void L14_aFileIsFetchedByFtp() throws IOException {
        try (FtpServer server = new FtpServer(Map.of("/dir/a b.txt", "by ftp"))) {
            Response page = page(new Request(server.url("/dir/a%20b.txt")));

            assertEquals("by ftp", page.text());
            assertEquals("6", page.headers().get("Size").orElseThrow());
            assertTrue(
                    server.commands().containsAll(List.of("USER anonymous", "PASS guest")),
                    server.commands().toString());
        }
    }

    @Test
    void L14_userAndPasswordAreTheRequestsOrTheSettings() throws IOException {
        settings.put("FTP_USER", "me");
        try (FtpServer server = new FtpServer(Map.of("/a", "x"))) {
            page(new Request(server.url("/a")).with(FtpHandler.PASSWORD, "secret"));

            assertTrue(server.commands().containsAll(List.of("USER me", "PASS secret")));
        }
    }

    @Test
    void L14_whatIsNotThereIsA404AndAWrongPasswordAFailure() throws IOException {
        try (FtpServer server = new FtpServer(Map.of())) {
            assertEquals(404, page(new Request(server.url("/none"))).status());
            assertInstanceOf(
                    DownloadError.DownloadFailed.class,
                    failure(new Request(server.url("/none")).with(FtpHandler.PASSWORD, "wrong")));
        }
    }

    @Test
    void L14_theOtherSideMayOpenTheConnectionsForData() throws IOException {
        try (FtpServer server = new FtpServer(Map.of("/a", "by ftp"))) {
            assertEquals(
                    "by ftp",
                    page(new Request(server.url("/a")).with(FtpHandler.PASSIVE, false))
                            .text());
            assertTrue(
                    server.commands().stream().anyMatch(command -> command.startsWith("PORT 127,0,0,1,")),
                    server.commands().toString());
        }
    }

    @Test
    void L14_aTransferThatIsBrokenOffIsDataLoss() throws IOException {
        try (FtpServer server = new FtpServer(Map.of("/broken", "x"))) {
            assertInstanceOf(DownloadError.ResponseDataLoss.class, failure(new Request(server.url("/broken"))));
        }
    }

    @Test
    void L14_whatComesMayGoToAFile() throws IOException {
        Path local = folder.resolve("local");
        try (FtpServer server = new FtpServer(Map.of("/a", "by ftp"))) {
            Response page = page(new Request(server.url("/a")).with(FtpHandler.LOCAL_FILENAME, local.toString()));

            assertEquals("by ftp", Files.readString(local));
            assertEquals(local.toString(), page.text());
            assertEquals(local.toString(), page.headers().get("Local Filename").orElseThrow());
        }
    }

    @Test
    void L14_aPathCannotSmuggleCommands() throws IOException {
        try (FtpServer server = new FtpServer(Map.of())) {
            assertInstanceOf(IllegalArgumentException.class, failure(new Request(server.url("/a%0D%0ADELE%20b"))));
            assertEquals(List.of(), server.commands());
        }
    }

    @Test
    void AF1_theGuardHoldsForFtpAsWell() throws IOException {
        settings.put("DOWNLOAD_REFUSE_PRIVATE_ADDRESSES", true);
        try (FtpServer server = new FtpServer(Map.of("/a", "x"))) {
            assertInstanceOf(IgnoreRequest.class, failure(new Request(server.url("/a"))));
        }
    }

    @Test
    void L10_aSchemeMayBeSwitchedOff() throws IOException {
        Map<String, Object> off = new HashMap<>();
        off.put("file", null);
        settings.put("DOWNLOAD_HANDLERS", off);

        Throwable error = failure(new Request(file("a", "x").toUri().toString()));
        assertTrue(error.getMessage().contains("\"file\""), error.getMessage());
    }

    @BeforeEach
    void obeyNobody() {
        settings.put("ROBOTSTXT_OBEY", false);
    }
}

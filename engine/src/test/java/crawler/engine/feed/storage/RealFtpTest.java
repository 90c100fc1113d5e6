package crawler.engine.feed.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.Item;
import crawler.engine.testing.CrawlTrace;
import crawler.engine.testing.Logged;
import crawler.engine.testing.Script;
import crawler.engine.testing.TestCrawl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.ftpserver.DataConnectionConfigurationFactory;
import org.apache.ftpserver.FtpServer;
import org.apache.ftpserver.FtpServerFactory;
import org.apache.ftpserver.ftplet.Authority;
import org.apache.ftpserver.ftplet.FtpException;
import org.apache.ftpserver.listener.Listener;
import org.apache.ftpserver.listener.ListenerFactory;
import org.apache.ftpserver.ssl.SslConfigurationFactory;
import org.apache.ftpserver.usermanager.impl.BaseUser;
import org.apache.ftpserver.usermanager.impl.WritePermission;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("H2, H4, H12: feeds on a real FTP server, with TLS and without")
class RealFtpTest {
    private static final Path KEYS = Path.of("src/test/resources/tls");
    private static final Item EMMA = Item.of(Map.of("title", "Emma \u00e9"));

    @RegisterExtension
    final Logged log = new Logged();

    @TempDir
    Path home;

    @TempDir
    Path collected;

    private FtpServer server;
    private Listener listener;

    @BeforeEach
    void start() throws FtpException {
        SslConfigurationFactory keys = new SslConfigurationFactory();
        keys.setKeystoreFile(KEYS.resolve("server.p12").toFile());
        keys.setKeystoreType("PKCS12");
        keys.setKeystorePassword("secret");
        ListenerFactory local = new ListenerFactory();
        local.setPort(0);
        local.setServerAddress("127.0.0.1");
        local.setSslConfiguration(keys.createSslConfiguration());
        DataConnectionConfigurationFactory data = new DataConnectionConfigurationFactory();
        data.setPassiveAddress("127.0.0.1");
        local.setDataConnectionConfiguration(data.createDataConnectionConfiguration());
        listener = local.createListener();
        FtpServerFactory factory = new FtpServerFactory();
        factory.setListeners(new HashMap<>(Map.of("default", listener)));
        factory.getUserManager().save(user());
        server = factory.createServer();
        server.start();
    }

    private BaseUser user() {
        BaseUser me = new BaseUser();
        me.setName("me");
        me.setPassword("sec@ret");
        me.setHomeDirectory(home.toString());
        List<Authority> mayWrite = List.of(new WritePermission());
        me.setAuthorities(mayWrite);
        return me;
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private CrawlTrace crawl(String scheme, String path, String options, Item... items) {
        String uri = scheme + "://me:sec%40ret@localhost:" + listener.getPort() + path;
        return TestCrawl.of(new Script().starting(() -> Stream.of(items)))
                .setting("FEEDS", Map.of(uri, options))
                .setting("FEED_TEMPDIR", collected.toString())
                .setting(
                        "DOWNLOAD_TRUSTED_CERTIFICATES",
                        KEYS.resolve("server.pem").toString())
                .run();
    }

    private String text(String path) throws IOException {
        return Files.readString(home.resolve(path));
    }

    @ParameterizedTest(name = "H2: by {0}, into folders that are made")
    @ValueSource(strings = {"ftp", "ftps"})
    void aFeedIsSentIntoFoldersThatAreMade(String scheme) throws IOException {
        CrawlTrace crawl = crawl(scheme, "/a/b%20c/x.json", "{}", EMMA);
        crawl(scheme, "/a/b%20c/x.json", "{}", EMMA);

        assertEquals("[\n{\"title\": \"Emma \u00e9\"}\n]", text("a/b c/x.json"));
        assertEquals(1, crawl.count("feedexport/success_count/FTPFeedStorage"));
        assertEquals(0, collected.toFile().list().length);
        assertEquals(0, log.count("sec%40ret"), "no password is told");
    }

    @Test
    @DisplayName("H2: a server whose certificate nobody knows is not given anything")
    void aServerThatNobodyKnowsIsGivenNothing() {
        log.expectError("could not be written");
        log.expectError("certificate_unknown"); // the server's
        String uri = "ftps://me:sec%40ret@localhost:" + listener.getPort() + "/x.json";
        CrawlTrace crawl = TestCrawl.of(new Script().starting(() -> Stream.of(EMMA)))
                .setting("FEEDS", Map.of(uri, "{}"))
                .setting("FEED_TEMPDIR", collected.toString())
                .run();

        assertEquals(1, crawl.count("feedexport/failed_count/FTPFeedStorage"));
        assertEquals(0, home.toFile().list().length);
    }

    @ParameterizedTest(name = "H4: {0} that is continued on a server is as if it had been written at once")
    @CsvSource({
        "x.csv, ''",
        "x.json, ''",
        "x.xml, ''",
        "x.jl, ''",
        "x.csv, gzip",
        "x.json, xz",
        "x.jl, gzip",
        "x.xml, zstd"
    })
    void whatIsContinuedIsAsIfItHadBeenWrittenAtOnce(String file, String coding) throws IOException {
        String packed = coding.isEmpty() ? "" : ", \"postprocessing\": [\"" + coding + "\"]";
        for (int i = 0; i < 2; i++) {
            crawl("ftps", "/new/" + file, "{\"overwrite\": false" + packed + "}", EMMA);
        }
        TestCrawl.of(new Script().starting(() -> Stream.of(EMMA, EMMA)))
                .setting("FEEDS", Map.of(home + "/whole-" + file, "{\"overwrite\": true" + packed + "}"))
                .run();

        boolean joined = file.endsWith(".jl") && !coding.isEmpty(); // two members say the same in other bytes
        if (!joined) {
            assertEquals(-1, Files.mismatch(home.resolve("whole-" + file), home.resolve("new/" + file)));
        }
        assertEquals(1, home.resolve("new").toFile().list().length);
        assertEquals(0, collected.toFile().list().length);
    }

    @Test
    @DisplayName("H4: what is there and cannot be continued stays as it was")
    void whatCannotBeContinuedStays() throws IOException {
        Files.writeString(home.resolve("x.csv"), "other,columns\r\n");

        assertThrows(
                IOException.class,
                () -> crawl("ftp", "/x.csv", "{\"overwrite\": false, \"fields\": [\"title\"]}", EMMA));
        assertEquals("other,columns\r\n", text("x.csv"));
        assertEquals(0, collected.toFile().list().length);
    }

    @Test
    @DisplayName("H12: what could not be sent is kept, and told of")
    void whatCouldNotBeSentIsKept() throws IOException {
        log.expectError("could not be written");
        Files.createDirectories(home.resolve("x.json"));
        CrawlTrace crawl = crawl("ftp", "/x.json", "{}", EMMA);

        assertEquals(1, crawl.count("feedexport/failed_count/FTPFeedStorage"));
        String kept = collected.toFile().list()[0];
        assertEquals(1, log.count("what was to be sent is in " + collected.resolve(kept)));
        assertTrue(Files.readString(collected.resolve(kept)).contains("Emma"));
    }
}

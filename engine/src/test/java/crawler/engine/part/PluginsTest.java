package crawler.engine.part;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.Crawler;
import crawler.engine.Item;
import crawler.engine.feed.storage.FeedStorage;
import crawler.engine.feed.storage.StoredFile;
import crawler.engine.media.FilesPipeline;
import crawler.engine.testing.CrawlTrace;
import crawler.engine.testing.Logged;
import crawler.engine.testing.Script;
import crawler.engine.testing.TestCrawl;
import crawler.settings.Setting;
import crawler.settings.SettingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("what jars on the class path bring along")
class PluginsTest {
    private static final Setting<Integer> SHELF = Setting.ofInt("SHELF", 1).doc("Which shelf.");

    @TempDir
    Path jar;

    @RegisterExtension
    final Logged log = new Logged();

    private final Thread thread = Thread.currentThread();
    private final ClassLoader before = thread.getContextClassLoader();

    /** The place of feeds that the plugin brings. */
    public static final class Shelf implements FeedStorage {
        private static final ByteArrayOutputStream WRITTEN = new ByteArrayOutputStream();
        private final int number;

        public Shelf(Crawler crawler) {
            this.number = crawler.settings().get(SHELF);
        }

        @Override
        public StoredFile open(Target target) {
            return new StoredFile() {
                @Override
                public OutputStream out() {
                    return WRITTEN;
                }

                @Override
                public void store() throws IOException {
                    WRITTEN.write(("on shelf " + number).getBytes(StandardCharsets.UTF_8));
                }
            };
        }
    }

    public static final class Shelves implements Plugin {
        @Override
        public String name() {
            return "shelves";
        }

        @Override
        public Map<String, ?> defaults() {
            return Map.of("FEED_STORAGES", Map.of("shelf", Shelf.class.getName()));
        }

        @Override
        public List<Class<?>> settings() {
            return List.of(PluginsTest.class);
        }
    }

    @BeforeEach
    void putTheJarOnTheClassPath() throws IOException {
        Path services = jar.resolve("META-INF/services");
        Files.createDirectories(services);
        Files.writeString(services.resolve(Plugin.class.getName()), Shelves.class.getName());
        thread.setContextClassLoader(new URLClassLoader(new URL[] {jar.toUri().toURL()}, before));
        Shelf.WRITTEN.reset();
    }

    @AfterEach
    void takeItAway() throws IOException {
        ((URLClassLoader) thread.getContextClassLoader()).close();
        thread.setContextClassLoader(before);
    }

    private static TestCrawl crawl() {
        return TestCrawl.of(new Script().starting(() -> Stream.of(Item.of(Map.of("a", 1)))));
    }

    private static TestCrawl feeding(String uri) {
        return crawl().setting("FEEDS", Map.of(uri, "{\"format\": \"jl\"}"));
    }

    @Test
    void aJarBringsAPlaceOfFeedsBesideThoseThatThereAre() {
        CrawlTrace crawl = feeding("shelf:books").setting("SHELF", 7).run();

        assertEquals("{\"a\": 1}\non shelf 7", Shelf.WRITTEN.toString(StandardCharsets.UTF_8));
        assertEquals(1, crawl.count("feedexport/success_count/Shelf"));
        assertEquals(0, log.count("Unknown setting"));
    }

    @Test
    void whatAPluginSaysIsBelowWhatAnybodySays() {
        TestCrawl crawl = feeding("shelf:books").setting("FEED_STORAGES", "{\"shelf\": null}");

        assertTrue(assertThrows(SettingException.class, crawl::run).getMessage().contains("Add one in FEED_STORAGES."));
    }

    @Test
    void aBadValueOfAPluginsSettingStopsTheStart() {
        assertThrows(
                SettingException.class,
                () -> crawl().setting("SHELF", "the upper one").run());
    }

    @Test
    @DisplayName("H2: a feed on S3 without the add-on says which jar is missing, and no secret")
    void aFeedWhoseAddOnIsMissing() {
        assertEquals(
                "Feed s3://***@bucket/x.json: nothing stores feeds at s3: (have: file, ftp, ftps, path, shelf, stdout). Put"
                        + " the add-on for it, crawler-addon-s3.jar, on the class path (addons/s3/README.md).",
                assertThrows(
                                SettingException.class,
                                () -> feeding("s3://KEY:SECRET@bucket/x.json").run())
                        .getMessage());
    }

    @Test
    @DisplayName("G3: so does a store of files")
    void aStoreWhoseAddOnIsMissing() {
        TestCrawl crawl = crawl().setting("ITEM_PIPELINES", Map.of(FilesPipeline.class.getName(), 1))
                .setting("FILES_STORE", "gs://bucket/files");

        assertEquals(
                "FILES_STORE: nothing stores files at gs://bucket/files (have: file, ftp, ftps, path). Put the add-on for"
                        + " it, crawler-addon-gcs.jar, on the class path (addons/gcs/README.md).",
                assertThrows(SettingException.class, crawl::run).getMessage());
    }

    @Test
    @DisplayName("L15: so does a request")
    void aRequestWhoseAddOnIsMissing() {
        log.expectError("on the class path (addons/s3/README.md)");

        TestCrawl.of(new Script("s3://bucket/page.html")).run();
    }
}

package crawler.engine.download.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.Request;
import crawler.engine.testing.Answer;
import crawler.engine.testing.CrawlTrace;
import crawler.engine.testing.Logged;
import crawler.engine.testing.Script;
import crawler.engine.testing.TestCrawl;
import crawler.settings.SettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Row M14: storages in whole crawls, chosen by HTTPCACHE_STORAGE. */
class CacheStoragesTest {
    @RegisterExtension
    final Logged log = new Logged();

    @TempDir
    Path folder;

    private TestCrawl crawl(String storage) {
        Script script = new Script()
                .starting(() -> IntStream.range(0, 3)
                        .mapToObj(i -> new Request("http://a.example/" + i).withMethod(i == 0 ? "HEAD" : "GET")));
        return TestCrawl.of(script)
                .otherwise(request -> Answer.html(request.url()))
                .setting("HTTPCACHE_ENABLED", true)
                .setting("HTTPCACHE_STORAGE", storage)
                .setting("HTTPCACHE_DIR", folder.resolve("cache").toString())
                .setting("ROBOTSTXT_OBEY", false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"filesystem", "mvstore", "dbm"})
    void M14_aCrawlIsPlayedBackFromEachStorage(String storage) {
        CrawlTrace first = crawl(storage).run();
        assertEquals(3, first.visits().size());
        assertEquals(3, first.count("httpcache/store"));

        CrawlTrace second = crawl(storage).run();
        assertEquals(0, second.visits().size(), "the first one has closed it");
        assertEquals(3, second.count("httpcache/hit"));
        assertEquals(first.items().size(), second.items().size());
        assertEquals(storage.equals("filesystem"), !Files.exists(folder.resolve("cache/script.mvstore")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"filesystem", "mvstore"})
    void M14_aFolderThatIsNotWritableIsToldOfOnceInALineWithTheRemedy(String storage) throws IOException {
        Files.writeString(folder.resolve("cache"), "a file, no folder");
        CrawlTrace crawl = crawl(storage).run();

        assertEquals(3, crawl.visits().size());
        assertEquals("finished", crawl.finishReason());
        assertEquals(3, crawl.count("httpcache/store_error"));
        assertEquals(1, log.count("Responses cannot be kept in " + folder.resolve("cache")));
        assertEquals(1, log.count("have HTTPCACHE_DIR name a folder that is writable"));
        assertEquals(1, log.count("what the cache in " + folder.resolve("cache")));
        assertEquals(3, crawl.count("httpcache/retrieve_error"));
    }

    @Test
    void M14_nothingIsKeptUnlessItIsWanted() {
        CrawlTrace crawl =
                crawl("filesystem").setting("HTTPCACHE_ENABLED", false).run();

        assertEquals(3, crawl.visits().size());
        assertEquals(false, Files.exists(folder.resolve("cache")));
        assertEquals(false, HttpCache.HTTPCACHE_ENABLED.defaultValue());
    }

    @Test
    void M14_whatIsNoStorageIsRefused() {
        SettingException error =
                assertThrows(SettingException.class, () -> crawl("nowhere").run());
        assertEquals(
                "HTTPCACHE_STORAGE: there is no class nowhere on the class path (short names: filesystem, mvstore)",
                error.getMessage());
        assertTrue(assertThrows(
                        SettingException.class,
                        () -> crawl("mvstore")
                                .setting("HTTPCACHE_POLICY", "java.lang.String")
                                .run())
                .getMessage()
                .startsWith("HTTPCACHE_POLICY: java.lang.String is no CachePolicy"));
    }
}

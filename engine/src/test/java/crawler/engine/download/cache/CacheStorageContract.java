package crawler.engine.download.cache;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.Headers;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.download.cache.CacheStorage.Kept;
import crawler.settings.Priority;
import crawler.settings.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every storage of the HTTP cache must do. */
abstract class CacheStorageContract {
    static final Instant NOW = Instant.parse("2026-01-01T00:00:00.250Z");
    static final Request REQUEST = new Request("http://a.example/page?q=1#part").withHeader("Accept-Language", "de");
    private static final String KEY = "00ffab";

    @TempDir
    Path folder;

    abstract CacheStorage storage(Settings settings, String spider);

    CacheStorage storage(Map<String, Object> more) {
        return storage(settings(more), "spider");
    }

    Settings settings(Map<String, Object> more) {
        return Settings.defaults()
                .with(Priority.PROJECT, HttpCache.HTTPCACHE_DIR, folder.toString())
                .with(Priority.PROJECT, "test", more);
    }

    static Response response(byte[] body) {
        Headers headers =
                Headers.of("Content-Type", "text/html", "Set-Cookie", "a=1", "Set-Cookie", "ü=é", "X-Empty", "");
        return new Response("http://a.example/page?q=1", REQUEST, 404, headers, body);
    }

    static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static void store(CacheStorage storage, byte[] body) throws IOException {
        storage.store(KEY, REQUEST, response(body), NOW);
    }

    private static byte[] body(CacheStorage storage) throws IOException {
        return storage.retrieve(KEY, REQUEST, NOW).orElseThrow().response().body();
    }

    @Test
    void M14_allOfAResponseIsKept() throws Exception {
        try (CacheStorage storage = storage(Map.of())) {
            assertEquals(Optional.empty(), storage.retrieve(KEY, REQUEST, NOW));
            store(storage, bytes(5000));
            Request asking = new Request("http://a.example/page?q=1");
            Kept kept = storage.retrieve(KEY, asking, NOW).orElseThrow();

            assertEquals(404, kept.response().status());
            assertEquals("http://a.example/page?q=1", kept.response().url());
            assertEquals(response(bytes(0)).headers(), kept.response().headers());
            assertArrayEquals(bytes(5000), kept.response().body());
            assertEquals(asking, kept.response().request());
            assertEquals(REQUEST.headers(), kept.request());
            assertEquals(Optional.empty(), storage.retrieve("00ffac", REQUEST, NOW));
        }
    }

    @Test
    void M14_whatComesLaterTakesThePlaceOfWhatWasThere() throws Exception {
        try (CacheStorage storage = storage(Map.of())) {
            for (int length : new int[] {300_000, 0, 10, 70_000}) {
                store(storage, bytes(length));
                assertArrayEquals(bytes(length), body(storage));
            }
        }
    }

    @Test
    void M14_whatWasKeptIsThereAfterClosingAndOpening() throws Exception {
        try (CacheStorage storage = storage(Map.of())) {
            store(storage, bytes(300_000));
        }
        try (CacheStorage storage = storage(Map.of())) {
            assertArrayEquals(bytes(300_000), body(storage));
            storage.store("01", REQUEST, response(bytes(300_001)), NOW);
            assertArrayEquals(bytes(300_000), body(storage), "nothing new stands in its place");
        }
    }

    @Test
    void M14_whatIsTooOldCountsAsNotThere() throws Exception {
        try (CacheStorage storage = storage(Map.of("HTTPCACHE_EXPIRATION_SECS", 60))) {
            store(storage, bytes(10));

            assertTrue(storage.retrieve(KEY, REQUEST, NOW.plus(Duration.ofSeconds(60)))
                    .isPresent());
            assertTrue(storage.retrieve(KEY, REQUEST, NOW.plus(Duration.ofSeconds(61)))
                    .isEmpty());
        }
        try (CacheStorage storage = storage(Map.of())) {
            assertTrue(storage.retrieve(KEY, REQUEST, NOW.plus(Duration.ofDays(9999)))
                    .isPresent());
        }
    }

    @Test
    void M14_eachSpiderHasAPlaceOfItsOwnInsideTheFolder() throws Exception {
        List<String> names = List.of("one", "two", "../three", ".", "..", "fo/ur", "fünf");
        List<CacheStorage> open = new ArrayList<>();
        for (String name : names) {
            CacheStorage storage = storage(settings(Map.of()), name);
            store(storage, name.getBytes(StandardCharsets.UTF_8));
            open.add(storage);
        }
        for (int i = 0; i < names.size(); i++) {
            assertEquals(names.get(i), new String(body(open.get(i)), StandardCharsets.UTF_8));
            open.get(i).close();
        }
        try (Stream<Path> places = Files.list(folder)) {
            assertEquals(names.size(), places.count());
        }
    }

    @Test
    void M14_aLargeBodyLiesInAFileAndNotInMemory() throws Exception {
        try (CacheStorage storage = storage(Map.of("DOWNLOAD_SPILLSIZE", 100_000))) {
            store(storage, bytes(300_000));
            Response kept = storage.retrieve(KEY, REQUEST, NOW).orElseThrow().response();

            assertEquals(10, kept.content().start(10).length, "no more was read");
            assertArrayEquals(bytes(300_000), kept.body());
        }
    }

    @Test
    void M14_aBodyThatIsLargerThanAllowedIsNotRead() throws Exception {
        try (CacheStorage storage = storage(Map.of())) {
            store(storage, bytes(2000));
        }
        try (CacheStorage storage = storage(Map.of("DOWNLOAD_MAXSIZE", 1999))) {
            IOException error = assertThrows(IOException.class, () -> body(storage));
            assertEquals("the body that was kept is larger than 1999 bytes (DOWNLOAD_MAXSIZE)", error.getMessage());
        }
    }

    @Test
    void M14_manyThreadsReadOnlyWhatIsWhole() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (CacheStorage storage = storage(Map.of())) {
            store(storage, bytes(1));
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                int length = 1 + i * 100;
                all.add(threads.submit(() -> {
                    store(storage, bytes(length));
                    byte[] found = body(storage);
                    assertArrayEquals(bytes(found.length), found);
                    return null;
                }));
            }
            for (Future<?> each : all) {
                each.get();
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void M14_aFolderThatCannotBeMadeIsSaid() throws Exception {
        Files.writeString(folder.resolve("file"), "");
        try (CacheStorage storage =
                storage(Map.of("HTTPCACHE_DIR", folder.resolve("file").toString()))) {
            IOException error = assertThrows(IOException.class, () -> store(storage, bytes(1)));
            assertTrue(error.toString().contains(folder.resolve("file").toString()), error.toString());
        }
    }
}

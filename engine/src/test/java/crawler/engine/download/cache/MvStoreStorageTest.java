package crawler.engine.download.cache;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.download.cache.CacheStorage.Kept;
import crawler.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Row M14: one file of H2's MVStore for each spider. */
class MvStoreStorageTest extends CacheStorageContract {
    @Override
    CacheStorage storage(Settings settings, String spider) {
        return new MvStoreStorage(settings, spider);
    }

    private Path file() {
        return folder.resolve("spider.mvstore");
    }

    @Test
    void M14_afterAKillTheFileHoldsWhatHadBeenKeptAndAllOfItWhole() throws Exception {
        int many = 200;
        try (CacheStorage storage = storage(Map.of())) {
            for (int i = 0; i < many; i++) {
                storage.store("key" + i, REQUEST, response(bytes(100_000 + i)), NOW);
            }
            Files.copy(file(), folder.resolve("killed.mvstore")); // as it lies there at this moment, not closed
        }
        int found = 0;
        try (CacheStorage storage = storage(settings(Map.of()), "killed")) {
            for (int i = 0; i < many; i++) {
                Optional<Kept> kept = storage.retrieve("key" + i, REQUEST, NOW);
                if (kept.isPresent()) {
                    found++;
                    assertArrayEquals(bytes(100_000 + i), kept.get().response().body());
                }
            }
        }
        assertTrue(found > many / 2, "found " + found);
    }

    @Test
    void M14_nothingIsOpenedBeforeItIsNeededAndOneCrawlAtATimeUsesIt() throws Exception {
        try (CacheStorage first = storage(Map.of());
                CacheStorage second = storage(Map.of())) {
            assertEquals(false, Files.exists(file()));
            first.store("key", REQUEST, response(bytes(1)), NOW);

            IOException error = assertThrows(IOException.class, () -> second.retrieve("key", REQUEST, NOW));
            assertTrue(error.getMessage().contains("only one crawl at a time can use it"), error.getMessage());
        }
    }

    @Test
    void M14_aDamagedFileIsSaidToBeSo() throws Exception {
        Files.writeString(file(), "no store".repeat(4000));
        try (CacheStorage storage = storage(Map.of())) {
            IOException error = assertThrows(IOException.class, () -> storage.retrieve("key", REQUEST, NOW));
            assertTrue(error.getMessage().startsWith(file() + " cannot be opened"), error.getMessage());
            assertTrue(error.getMessage().contains("delete it"), error.getMessage());
        }
    }

    @Test
    void M14_whatWasReplacedLeavesNothingBehind() throws Exception {
        try (CacheStorage storage = storage(Map.of())) {
            for (int i = 0; i < 100; i++) {
                storage.store("key", REQUEST, response(bytes(200_000 + i)), NOW);
            }
        }
        try (CacheStorage storage = storage(Map.of())) {
            assertArrayEquals(
                    bytes(200_099),
                    storage.retrieve("key", REQUEST, NOW)
                            .orElseThrow()
                            .response()
                            .body());
        }
        MvStoreFile open = new MvStoreFile(file());
        assertEquals(1, open.bodies().getMap().size());
        open.close();
    }
}

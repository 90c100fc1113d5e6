package crawler.engine.download.cache;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import crawler.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Row M14: a folder for each response. */
class FilesystemStorageTest extends CacheStorageContract {
    @Override
    CacheStorage storage(Settings settings, String spider) {
        return new FilesystemStorage(settings, spider);
    }

    @Test
    void M14_theFilesAreNamedAsScrapyNamesThem() throws Exception {
        try (CacheStorage storage = storage(Map.of())) {
            storage.store("0123", REQUEST.withBody("asked".getBytes()), response("told".getBytes()), NOW);
        }
        Path entry = folder.resolve("spider/01/0123");
        try (Stream<Path> files = Files.list(entry)) {
            assertEquals(
                    Set.of("meta", "request_body", "request_headers", "response_body", "response_headers"),
                    files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()));
        }
        assertEquals("asked", Files.readString(entry.resolve("request_body")));
        assertEquals("told", Files.readString(entry.resolve("response_body")));
        assertEquals("Accept-Language: de\r\n", Files.readString(entry.resolve("request_headers")));
    }

    @Test
    void M14_compressedEntriesAreReadWhateverIsWrittenNow() throws Exception {
        for (boolean first : new boolean[] {true, false}) {
            try (CacheStorage storage = storage(Map.of("HTTPCACHE_GZIP", first))) {
                storage.store("0123", REQUEST, response(new byte[9000]), NOW);
            }
            boolean small = Files.size(folder.resolve("spider/01/0123/response_body")) < 100;
            assertEquals(first, small);
            try (CacheStorage storage = storage(Map.of("HTTPCACHE_GZIP", !first))) {
                assertArrayEquals(
                        new byte[9000],
                        storage.retrieve("0123", REQUEST, NOW)
                                .orElseThrow()
                                .response()
                                .body());
            }
        }
    }
}

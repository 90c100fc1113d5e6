package crawler.engine.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.Crawler;
import crawler.engine.Item;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.item.Fields;
import crawler.engine.testing.Answer;
import crawler.engine.testing.CrawlTrace;
import crawler.engine.testing.Logged;
import crawler.engine.testing.Script;
import crawler.engine.testing.TestCrawl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Many files, odd names, places that cannot be written")
class MediaUnderStressTest {
    private static final String SITE = "http://site.test/";

    @RegisterExtension
    final Logged log = new Logged();

    @TempDir
    Path folder;

    private TestCrawl crawl(Class<?> pipeline, Stream<Item> items) {
        return TestCrawl.of(new Script().starting(() -> items))
                .setting("ITEM_PIPELINES", Map.of(pipeline.getName(), 1))
                .setting("FILES_STORE", folder.resolve("store").toString())
                .setting("CONCURRENT_REQUESTS_PER_DOMAIN", 100)
                .otherwise(request -> Answer.of(200, "of " + request.url()).after(Duration.ofMillis(20)));
    }

    private static Item linking(List<String> urls) {
        return Item.of(Map.of("file_urls", urls));
    }

    @SuppressWarnings("unchecked")
    private static List<MediaFile> files(Item item) {
        return (List<MediaFile>) Fields.get(item, "files").orElseThrow();
    }

    @Test
    @DisplayName("G1, G5: of a thousand files that items share while they are in flight each is downloaded once")
    void sharedFilesInFlightAreDownloadedOnce() {
        Stream<Item> items = IntStream.range(0, 1000)
                .mapToObj(i -> linking(List.of(SITE + i, SITE + "shared", SITE + Math.max(0, i - 1), SITE + i)));
        CrawlTrace crawl = crawl(FilesPipeline.class, items).run();

        assertEquals(1001, crawl.urls().size());
        assertEquals(1001, new HashSet<>(crawl.urls()).size());
        assertEquals(1001, crawl.count("file_status_count/downloaded"));
        assertTrue(crawl.items().stream().allMatch(item -> files(item).size() == 4));
    }

    @Test
    @DisplayName("G5: what is remembered of files is bounded, also when one item links to more than ten thousand")
    void whatIsRememberedIsBounded() {
        List<String> many = IntStream.range(0, 10_001).mapToObj(i -> SITE + i).toList();
        CrawlTrace crawl = crawl(
                        FilesPipeline.class,
                        Stream.of(linking(many), linking(List.of(SITE + "0")), linking(List.of(SITE + "10000"))))
                .setting("CONCURRENT_ITEMS", 1)
                .run();

        assertEquals(10_001, crawl.count("file_status_count/downloaded"));
        assertEquals(10_001, files(crawl.items().get(0)).size());
        assertEquals("uptodate", files(crawl.items().get(1)).get(0).status(), "the store knew, not the memory");
        assertEquals("downloaded", files(crawl.items().get(2)).get(0).status());
    }

    /** Names files by what the URLs say. */
    public static final class Trusting extends FilesPipeline {
        public Trusting(Crawler crawler) {
            super(crawler);
        }

        @Override
        protected List<Request> mediaRequests(Item item) {
            return super.mediaRequests(item).stream()
                    .map(request -> request.withHeader("Referer", SITE))
                    .toList();
        }

        @Override
        protected String filePath(Request request, Optional<Response> response, Item item) {
            return (String) Fields.get(item, "name").orElseThrow();
        }
    }

    private CrawlTrace named(String name) {
        return crawl(Trusting.class, Stream.of(Item.of(Map.of("file_urls", List.of(SITE), "name", name))))
                .run();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../out", "x/../../out", "/out", "/etc/out", "", ".", "a/..", "a\u0000b", "..", "../store"})
    @DisplayName("G7: names that lead out of the store are refused, and the item is kept")
    void namesThatLeadOutAreRefused(String name) throws IOException {
        Files.createDirectories(folder.resolve("store"));
        CrawlTrace crawl = named(name);

        assertEquals(List.of(), files(crawl.items().get(0)));
        try (Stream<Path> all = Files.walk(folder)) {
            assertEquals(List.of(folder, folder.resolve("store")), all.toList());
        }
    }

    @Test
    @DisplayName("G7: subclasses make the requests; a name as long as names can be is taken, a longer one is refused")
    void longNamesAreTaken() throws IOException {
        CrawlTrace crawl = named("x/" + "\u20ac".repeat(85));
        assertEquals(1, files(crawl.items().get(0)).size());
        assertEquals(
                Optional.of(SITE), crawl.visits().get(0).request().headers().get("Referer"));

        assertEquals(List.of(), files(named("x/" + "y".repeat(256)).items().get(0)));
        assertEquals(1, log.count("WARN File (error)"));
        assertEquals(1, folder.resolve("store/x").toFile().list().length, "nothing half is left");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NUL", "x/aux.txt", "com1.tar.gz", "x\\lpt9", "con .y"})
    @DisplayName("G7: names of devices are refused on Windows")
    void namesOfDevicesAreRefusedOnWindows(String name) {
        LocalFileStore windows = new LocalFileStore(folder.toString(), true);

        assertThrows(MediaException.class, () -> windows.persist(name, MediaContent.of(new byte[1])));
        assertFalse(folder.resolve(name).toFile().exists());
    }

    @Test
    @DisplayName("G1: where nothing can be written the item is kept without its file")
    void whereNothingCanBeWrittenTheItemIsKept() throws IOException {
        Files.writeString(folder.resolve("store"), "no folder");
        CrawlTrace crawl = crawl(FilesPipeline.class, Stream.of(linking(List.of(SITE + "a"))))
                .run();

        assertEquals(List.of(), files(crawl.items().get(0)));
        assertEquals(1, log.count("WARN File (error)"));
        assertEquals(List.of(), crawl.errors());
    }
}

package crawler.engine.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.Crawler;
import crawler.engine.Item;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.error.DropItem;
import crawler.engine.item.Fields;
import crawler.engine.testing.Answer;
import crawler.engine.testing.CrawlTrace;
import crawler.engine.testing.Logged;
import crawler.engine.testing.Script;
import crawler.engine.testing.TestCrawl;
import crawler.reactor.defer.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Files that items link to")
class FilesPipelineTest {
    private static final String PDF = "http://site.test/a.pdf";
    private static final String ELSEWHERE = "http://site.test/b";

    @RegisterExtension
    final Logged log = new Logged();

    @TempDir
    Path folder;

    record Book(String title, List<String> fileUrls, List<MediaFile> files) implements Item {}

    private static Item linking(String... urls) {
        return Item.of(Map.of("file_urls", List.of(urls)));
    }

    private TestCrawl crawl(Class<?> pipeline, Item... items) {
        return TestCrawl.of(new Script().starting(() -> Stream.of(items)))
                .setting("ITEM_PIPELINES", Map.of(pipeline.getName(), 1))
                .setting("FILES_STORE", folder.resolve("store").toString())
                .answer(PDF, Answer.of(200, "content"))
                .answer(ELSEWHERE, Answer.of(200, "other"));
    }

    @SuppressWarnings("unchecked")
    private static List<MediaFile> files(Item item) {
        return (List<MediaFile>) Fields.get(item, "files").orElseThrow();
    }

    @Test
    @DisplayName("G1, G8: a file is stored under the hash of its URL, told of in the item, and counted")
    void aFileIsStoredUnderTheHashOfItsUrlAndToldOfInTheItem() throws IOException {
        CrawlTrace crawl = crawl(FilesPipeline.class, linking(PDF)).run();

        String path = MediaPaths.file(new Request(PDF));
        assertTrue(path.matches("full/[0-9a-f]{40}\\.pdf"), path);
        assertEquals(
                List.of(new MediaFile(PDF, path, "9a0364b9e99bb480dd25e1f0284c8555", "downloaded")),
                files(crawl.items().get(0)));
        assertEquals("content", Files.readString(folder.resolve("store").resolve(path)));
        assertEquals(1, crawl.count("file_count"));
        assertEquals(1, crawl.count("file_status_count/downloaded"));
    }

    @Test
    @DisplayName("G1: records are told in a copy, under Java's names")
    void recordsAreToldInACopyUnderJavasNames() {
        CrawlTrace crawl = crawl(FilesPipeline.class, new Book("Emma", List.of(PDF, ELSEWHERE), List.of()))
                .run();

        Book book = (Book) crawl.items().get(0);
        assertEquals(
                List.of(PDF, ELSEWHERE),
                book.files().stream().map(MediaFile::url).toList());
    }

    @Test
    @DisplayName("G5: a file that many items link to is downloaded once")
    void aFileThatManyItemsLinkToIsDownloadedOnce() {
        CrawlTrace crawl = crawl(FilesPipeline.class, linking(PDF), linking(ELSEWHERE, PDF), linking(PDF, PDF))
                .answer(PDF, Answer.of(200, "content").after(Duration.ofSeconds(1)))
                .run();

        assertEquals(1, crawl.urls().stream().filter(PDF::equals).count());
        assertEquals(2, files(crawl.items().get(2)).size());
    }

    @Test
    @DisplayName("G4: a fresh file is up to date, an old one is fetched again")
    void aFreshFileIsUpToDateAndAnOldOneIsFetchedAgain() throws IOException {
        crawl(FilesPipeline.class, linking(PDF)).run();
        Path stored = folder.resolve("store").resolve(MediaPaths.file(new Request(PDF)));

        CrawlTrace second = crawl(FilesPipeline.class, linking(PDF)).run();
        assertEquals("uptodate", files(second.items().get(0)).get(0).status());
        assertEquals(List.of(), second.urls());

        Files.setLastModifiedTime(stored, FileTime.from(Instant.EPOCH.minus(Duration.ofDays(91))));
        assertEquals(
                "downloaded",
                files(crawl(FilesPipeline.class, linking(PDF)).run().items().get(0))
                        .get(0)
                        .status());
    }

    @Test
    @DisplayName("G1: what cannot be had is left out, and the item is kept")
    void whatCannotBeHadIsLeftOutAndTheItemIsKept() {
        log.expectError("Gave up retrying");
        CrawlTrace crawl = crawl(
                        FilesPipeline.class,
                        linking(
                                "http://site.test/404",
                                "no url",
                                PDF,
                                "http://site.test/empty",
                                "http://site.test/gone"))
                .answer("http://site.test/empty", Answer.of(200, ""))
                .answer("http://site.test/gone", Answer.refused())
                .run();

        assertEquals(1, files(crawl.items().get(0)).size());
        assertEquals(1, log.count("WARN File (code: 404)"));
        assertEquals(1, log.count("WARN File (empty-content)"));
        assertEquals(List.of(), crawl.errors());
    }

    @Test
    @DisplayName("G3: whoever names a pipeline is told why it is off")
    void whoNamesAPipelineIsToldWhyItIsOff() {
        CrawlTrace crawl = crawl(FilesPipeline.class, linking(PDF))
                .setting("FILES_STORE", "")
                .run();

        assertEquals(List.of(linking(PDF)), crawl.items());
        assertEquals(1, log.count("FilesPipeline of ITEM_PIPELINES is off: FILES_STORE is not set"));
    }

    @Test
    @DisplayName("G6: redirects are errors unless they are allowed")
    void redirectsAreErrorsUnlessAllowed() {
        Answer redirect = Answer.redirect(302, PDF);
        Item item = linking("http://site.test/moved");

        CrawlTrace refused = crawl(FilesPipeline.class, item)
                .answer("http://site.test/moved", redirect)
                .run();
        assertEquals(List.of(), files(refused.items().get(0)));
        CrawlTrace followed = crawl(FilesPipeline.class, item)
                .answer("http://site.test/moved", redirect)
                .setting("MEDIA_ALLOW_REDIRECTS", "1")
                .run();
        assertEquals(1, files(followed.items().get(0)).size());
    }

    /** Names files after the last part of their URLs, trusting them as one should not. */
    public static final class Named extends FilesPipeline {
        public Named(Crawler crawler) {
            super(crawler);
        }

        @Override
        protected String filePath(Request request, Optional<Response> response, Item item) {
            return request.url().contains("evil")
                    ? "../../evil"
                    : "x/" + Fields.of(item).size();
        }

        @Override
        protected Item itemCompleted(List<Outcome<MediaFile>> results, Item item) {
            if (results.stream().noneMatch(Outcome::succeeded)) {
                throw new DropItem("no files");
            }
            return super.itemCompleted(results, item);
        }
    }

    @Test
    @DisplayName("G7: subclasses name files and drop items, but no name leads out of the store")
    void subclassesNameFilesButNoNameLeavesTheStore() {
        CrawlTrace crawl = crawl(Named.class, linking("http://site.test/evil"), linking(PDF))
                .answer("http://site.test/evil", Answer.of(200, "evil"))
                .run();

        assertFalse(Files.exists(folder.resolve("evil")));
        assertEquals(1, crawl.count("item_dropped_count"));
        assertEquals("x/1", files(crawl.items().get(0)).get(0).path());
    }

    @Test
    @DisplayName("G7: a subclass has settings of its own")
    void aSubclassHasSettingsOfItsOwn() {
        CrawlTrace crawl = crawl(Named.class, Item.of(Map.of("docs", List.of(PDF))))
                .setting("NAMED_FILES_STORE", folder.resolve("other").toString())
                .setting("NAMED_FILES_URLS_FIELD", "docs")
                .run();

        assertTrue(Files.exists(folder.resolve("other/x/1")));
        assertEquals(1, files(crawl.items().get(0)).size());
    }

    @Test
    @DisplayName("G3: without a store it is off")
    void withoutAStoreItIsOff() {
        CrawlTrace crawl = crawl(FilesPipeline.class, linking(PDF))
                .setting("FILES_STORE", "None")
                .run();

        assertEquals(List.of(), crawl.urls());
        assertEquals(1, crawl.items().size());
    }
}

package crawler.engine.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.ZstdInputStream;
import crawler.engine.Event;
import crawler.engine.Item;
import crawler.engine.testing.CrawlTrace;
import crawler.engine.testing.Script;
import crawler.engine.testing.TestCrawl;
import crawler.settings.SettingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.XZInputStream;

@DisplayName("H5, H6, H7, H11, H12, H14: which files feeds become, and when")
class FeedFilesTest {
    @TempDir
    Path folder;

    record Book(String title, int pages) implements Item {}

    private static final Item EMMA = new Book("Emma", 474);

    private TestCrawl crawl(Map<String, String> feeds, Item... items) {
        Map<String, String> absolute = new LinkedHashMap<>();
        feeds.forEach((file, options) -> absolute.put(folder + "/" + file, options));
        return TestCrawl.of(new Script().starting(() -> Stream.of(items))).setting("FEEDS", absolute);
    }

    private TestCrawl crawl(String file, String options, Item... items) {
        return crawl(Map.of(file, options), items);
    }

    private String text(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    private List<String> files() {
        return Stream.of(folder.toFile().list()).sorted().toList();
    }

    private static Item[] books(int count) {
        return IntStream.range(0, count).mapToObj(i -> new Book("b" + i, i)).toArray(Item[]::new);
    }

    @Test
    void H6_batchesHaveFilesOfTheirOwnAndAFullOneIsFollowedByNoEmptyOne() throws IOException {
        CrawlTrace crawl = crawl("part-%(batch_id)03d.csv", "{\"batch_item_count\": 2}", books(4))
                .run();

        assertEquals(List.of("part-001.csv", "part-002.csv"), files());
        assertEquals("title,pages\r\nb2,2\r\nb3,3\r\n", text("part-002.csv"));
        assertEquals(2, crawl.count("feedexport/success_count/FileFeedStorage"));
        assertEquals(4, crawl.items().size());
    }

    @Test
    void H5_placesInTheUriAreFilledAndOtherPercentSignsStay() {
        crawl("%(name)s-%(time)s-%(tag)s-100%-%20.jl", "{}", EMMA)
                .arguments(Map.of("tag", "t"))
                .run();

        assertEquals(List.of("script-1970-01-01T00-00-00-t-100%-%20.jl"), files());
        assertTrue(assertThrows(
                        SettingException.class,
                        () -> crawl("%(nothing)s.jl", "{}").run())
                .getMessage()
                .contains("there is no nothing for it (have: batch_id, batch_time, name, time)"));
    }

    /** Adds a parameter. */
    public static final class Shelf implements UriParameters {
        @Override
        public Map<String, ?> of(Map<String, Object> known, crawler.engine.Spider spider) {
            return Map.of("shelf", known.get("name") + "-" + spider.name().length());
        }
    }

    @Test
    void H5_parametersCanBeMade() {
        crawl("%(shelf)s.jl", "{\"uri_params\": \"" + Shelf.class.getName() + "\"}", EMMA)
                .run();

        assertEquals(List.of("script-6.jl"), files());
    }

    @Test
    void H7_feedsWithoutItemsAreWrittenUnlessToldOtherwise() {
        crawl(Map.of("a.json", "{}", "b.json", "{\"store_empty\": false}")).run();
        assertEquals(List.of("a.json"), files());

        CrawlTrace crawl =
                crawl("c.xml", "{}").setting("FEED_STORE_EMPTY", false).run();
        assertEquals(List.of("a.json"), files());
        assertEquals(0, crawl.count("feedexport/success_count/FileFeedStorage"));
    }

    private String decompressed(String file, Decompressor decompressor) throws IOException {
        try (InputStream in = decompressor.of(Files.newInputStream(folder.resolve(file)))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private interface Decompressor {
        InputStream of(InputStream in) throws IOException;
    }

    @Test
    void H11_feedsAreCompressed() throws IOException {
        Map<String, String> feeds = new LinkedHashMap<>();
        for (String name : List.of("gzip", "bz2", "xz", "zstd", "scrapy.extensions.postprocessing.GzipPlugin")) {
            feeds.put(
                    name.substring(name.lastIndexOf('.') + 1) + ".json",
                    "{\"postprocessing\": [\"" + name + "\"], \"indent\": null, \"gzip_compresslevel\": 1}");
        }
        crawl(feeds, EMMA).run();

        String json = "[{\"title\": \"Emma\", \"pages\": 474}]";
        assertEquals(json, decompressed("gzip.json", GZIPInputStream::new));
        assertEquals(json, decompressed("bz2.json", BZip2CompressorInputStream::new));
        assertEquals(json, decompressed("xz.json", XZInputStream::new));
        assertEquals(json, decompressed("zstd.json", ZstdInputStream::new));
        assertEquals(json, decompressed("GzipPlugin.json", GZIPInputStream::new));
    }

    @Test
    void H12_aFileThatIsOnlyOfUseAsAWholeAppearsWhenItIsComplete() throws IOException {
        Files.writeString(folder.resolve("x.json"), "old");
        CrawlTrace crawl = crawl("x.json", "{\"overwrite\": true}", EMMA)
                .on(Event.ItemScraped.class, event -> assertEquals("old", text("x.json")))
                .run();

        assertEquals(List.of(), crawl.errors());
        assertEquals("[\n{\"title\": \"Emma\", \"pages\": 474}\n]", text("x.json"));
        assertEquals(List.of("x.json"), files());
    }

    @Test
    void H14_theOldSettingsNameOneFeed() throws IOException {
        TestCrawl.of(new Script().starting(() -> Stream.of(EMMA)))
                .setting("FEED_URI", folder + "/old-%(name)s")
                .setting("FEED_FORMAT", "csv")
                .run();

        assertEquals("title,pages\r\nEmma,474\r\n", text("old-script"));
    }
}

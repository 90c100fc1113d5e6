package crawler.engine.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.ZstdInputStream;
import crawler.engine.Crawler;
import crawler.engine.Event;
import crawler.engine.Item;
import crawler.engine.feed.ItemFilter;
import crawler.engine.feed.UriParameters;
import crawler.engine.feed.storage.FeedStorage;
import crawler.engine.feed.storage.StoredFile;
import crawler.engine.testing.CrawlTrace;
import crawler.engine.testing.Logged;
import crawler.engine.testing.Script;
import crawler.engine.testing.TestCrawl;
import crawler.settings.SettingException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.XZInputStream;

@DisplayName("H2 to H11, H13: what can be said of feeds")
class FeedOptionsTest {
    @RegisterExtension
    final Logged log = new Logged();

    @TempDir
    Path folder;

    record Book(String title, int pages) implements Item {}

    record Author(String name) implements Item {}

    private static final Item EMMA = new Book("Emma", 474);
    private static final Item AUSTEN = new Author("Jane Austen");

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
    void H6_batchesThatWouldShareAFileAreRefused() {
        assertTrue(assertThrows(
                        SettingException.class,
                        () -> crawl("x.json", "{\"batch_item_count\": 2}").run())
                .getMessage()
                .contains("%(batch_id)d or %(batch_time)s"));
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

    /** Takes thick books. */
    public static final class Thick implements ItemFilter {
        @Override
        public boolean accepts(Item item) {
            return item instanceof Book book && book.pages() > 100;
        }
    }

    @Test
    void H3_feedsTakeItemsOfTheirClassesOrByAFilter() throws IOException {
        Map<String, String> feeds = new LinkedHashMap<>();
        feeds.put("authors.jl", "{\"item_classes\": [\"Author\"]}");
        feeds.put("books.jl", "{\"item_classes\": [\"" + Book.class.getName() + "\", \"None\"]}");
        feeds.put("thick.jl", "{\"item_filter\": \"" + Thick.class.getName() + "\"}");
        crawl(feeds, EMMA, AUSTEN, new Book("Thin", 9)).run();

        assertEquals("{\"name\": \"Jane Austen\"}\n", text("authors.jl"));
        assertEquals(2, text("books.jl").lines().count());
        assertEquals("{\"title\": \"Emma\", \"pages\": 474}\n", text("thick.jl"));
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

    @Test
    void H8_encodingFieldsAndIndentAreSettingsAndOptions() throws IOException {
        Item item = Item.of(Map.of("a", "é", "b", 1));
        crawl(Map.of("a.json", "{}", "b.json", "{\"encoding\": null, \"indent\": null, \"fields\": [\"a\"]}"), item)
                .setting("FEED_EXPORT_INDENT", 1)
                .setting("FEED_EXPORT_FIELDS", "{\"b\": \"B\", \"a\": \"A\"}")
                .run();

        assertEquals("[\n{\n \"B\": 1,\n \"A\": \"é\"\n}\n]", text("a.json"));
        assertEquals("[{\"a\": \"\\u00e9\"}]", text("b.json"));
    }

    @Test
    void H9_aCsvFeedTellsWhichFieldsItLoses() throws IOException {
        crawl("x.csv", "{}", EMMA, AUSTEN, AUSTEN).run();

        assertEquals("title,pages\r\nEmma,474\r\n,\r\n,\r\n", text("x.csv"));
        assertEquals(1, log.count("WARN The fields [name] are not in the CSV feed"));
    }

    @Test
    void H10_exportersTakeArgumentsAndXmlIsWellFormed() throws IOException {
        crawl(
                        Map.of(
                                "x.csv",
                                        "{\"item_export_kwargs\": {\"delimiter\": \";\", \"include_headers_line\": false}}",
                                "x.xml", "{\"indent\": null, \"item_export_kwargs\": {\"item_element\": \"book\"}}"),
                        Item.of(Map.of("a b", "\u000b")))
                .run();

        assertEquals("\u000b\r\n", text("x.csv"));
        assertEquals(
                "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<items><book><a_b>\uFFFD</a_b></book></items>",
                text("x.xml"));
        assertThrows(
                SettingException.class,
                () -> crawl("x.csv", "{\"item_export_kwargs\": {\"delimeter\": \";\"}}")
                        .run());
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

    /** A place that cannot keep anything. */
    public static final class Leaky implements FeedStorage {
        @Override
        public StoredFile open(Target target) {
            return new StoredFile() {
                @Override
                public OutputStream out() {
                    return OutputStream.nullOutputStream();
                }

                @Override
                public void store() throws IOException {
                    throw new IOException("the bucket has a hole");
                }
            };
        }
    }

    @Test
    void H2_H13_placesCanBeAddedAndWhatTheyCannotStoreIsCounted() {
        log.expectError("Feed leaky:x.json could not be written");
        CrawlTrace crawl = TestCrawl.of(new Script().starting(() -> Stream.of(EMMA)))
                .setting("FEEDS", Map.of("leaky:x.json", "{}"))
                .setting("FEED_STORAGES", Map.of("leaky", Leaky.class.getName()))
                .run();

        assertEquals(1, crawl.count("feedexport/failed_count/Leaky"));
        assertEquals(0, crawl.count("feedexport/success_count/Leaky"));
    }

    @Test
    void H2_anUnknownPlaceIsNamedWithThoseThereAre() {
        SettingException error = assertThrows(
                SettingException.class,
                () -> TestCrawl.of(new Script())
                        .setting("FEEDS", Map.of("s3://bucket/x.json", "{}"))
                        .run());
        assertTrue(error.getMessage().contains("nothing stores feeds at s3: (have: "), error.getMessage());
    }

    /** A place whose writer takes nothing before it is told to go on. */
    public static final class Slow implements FeedStorage {
        private static int taken;

        public Slow(Crawler crawler) {
            crawler.reactor();
        }

        @Override
        public StoredFile open(Target target) {
            return new StoredFile() {
                @Override
                public OutputStream out() {
                    return new OutputStream() {
                        @Override
                        public void write(int octet) {
                            taken++;
                        }

                        @Override
                        public void write(byte[] bytes, int offset, int length) {
                            taken += length;
                        }
                    };
                }

                @Override
                public void store() {}
            };
        }
    }

    @Test
    void manyLargeItemsPassWithoutRecursionAndNoneIsLost() {
        String large = "x".repeat(10_000);
        Slow.taken = 0;
        CrawlTrace crawl = TestCrawl.of(new Script()
                        .starting(() -> IntStream.range(0, 2000).mapToObj(i -> new Book(large, i))))
                .setting("FEEDS", Map.of("slow:x.jl", "{}"))
                .setting("FEED_STORAGES", Map.of("slow", Slow.class.getName()))
                .run();

        assertEquals(2000, crawl.items().size());
        assertTrue(Slow.taken > 20_000_000);
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

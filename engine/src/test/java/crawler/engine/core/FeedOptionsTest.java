package crawler.engine.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.ZstdInputStream;
import crawler.engine.Event;
import crawler.engine.Item;
import crawler.engine.feed.FeedOptions;
import crawler.engine.feed.ItemFilter;
import crawler.engine.feed.UriParameters;
import crawler.engine.feed.format.ItemExporter;
import crawler.engine.item.Fields;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest(name = "H3: {0} is refused: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"overwite\": true}|unknown option \"overwite\". Did you mean \"overwrite\"?",
                "{\"Format\": \"json\"}|unknown option \"Format\". Did you mean \"format\"?",
                "{\"colour\": 1}|unknown option \"colour\". There are: batch_item_count, ",
                "{\"colours\": 1, \"item_filtre\": \"x\", \"uri_params\": \"X\"}|Did you mean \"item_filter\"?",
                "{\"overwrite\": \"yes\"}|\"overwrite\" is true or false, not yes",
                "{\"batch_item_count\": -1}|\"batch_item_count\" is a whole number, 0 or more, not -1",
                "{\"batch_item_count\": 1.5}|\"batch_item_count\" is a whole number, 0 or more, not 1.5",
                "{\"indent\": \"two\"}|\"indent\" is a whole number, not two",
                "{\"fields\": \"a,b\"}|\"fields\" is a list of names, or an object of names and new names, not a,b",
                "{\"fields\": {\"a\": 1}}|\"fields\" is a list of names",
                "{\"item_classes\": \"Book\"}|\"item_classes\" is a list of texts, not Book",
                "{\"postprocessing\": \"gzip\"}|\"postprocessing\" is a list of texts, not gzip",
                "{\"item_export_kwargs\": []}|\"item_export_kwargs\" is an object, not []",
                "{\"item_export_kwargs\": {\"export_empty_fields\": \"y\"}}|\"export_empty_fields\" is true or false",
                "{\"format\": 1}|\"format\" is a text, not 1",
                "{\"encoding\": \"klingon\"}|unknown encoding",
                "{\"gzip_compresslevel\": 99, \"postprocessing\": [\"gzip\"]}|from 0 to 9, not 99"
            })
    void wrongOptionsAreRefusedInWords(String options, String why) {
        SettingException error = assertThrows(
                SettingException.class, () -> crawl("x.json", options, EMMA).run());

        assertTrue(error.getMessage().contains(why), error.getMessage());
        assertEquals(List.of(), files());
    }

    /** Has an option of its own. */
    public static final class Lengthy implements ItemFilter {
        private final Object least;

        public Lengthy(FeedOptions feed) {
            this.least = feed.asMap().get("least_pages");
        }

        @Override
        public boolean accepts(Item item) {
            return item instanceof Book book && book.pages() >= ((Number) least).intValue();
        }
    }

    @Test
    void H3_aFilterOfOnesOwnMayHaveOptionsOfItsOwn() throws IOException {
        crawl("x.csv", "{\"item_filter\": \"" + Lengthy.class.getName() + "\", \"least_pages\": 400}", books(3))
                .run();
        crawl("x.csv", "{\"item_filter\": \"" + Lengthy.class.getName() + "\", \"least_pages\": 400}", EMMA)
                .run();

        assertEquals("title,pages\r\nEmma,474\r\n", text("x.csv"));
    }

    @Test
    void H3_passwordsInTheUriAreNotTold() {
        SettingException error = assertThrows(
                SettingException.class,
                () -> TestCrawl.of(new Script())
                        .setting("FEEDS", Map.of("ftp://me:hunter2@host/x.json", "{\"overwite\": true}"))
                        .run());

        assertTrue(error.getMessage().startsWith("Feed ftp://***@host/x.json: "), error.getMessage());
    }

    @Test
    void H1_formatsOfPythonAreNamedAmongThoseThatAreNot() {
        for (String format : List.of("pickle", "marshal")) {
            SettingException error = assertThrows(
                    SettingException.class,
                    () -> crawl("x", "{\"format\": \"" + format + "\"}").run());
            assertTrue(error.getMessage().contains(format + "\" (have: csv, jl, json,"), error.getMessage());
            assertTrue(error.getMessage().contains("is for Python only; jsonlines holds as much"), error.getMessage());
        }
    }

    /** Writes the number of fields of each item. */
    public static final class Counting implements ItemExporter {
        @Override
        public void start(OutputStream out) {}

        @Override
        public void export(Item item, OutputStream out) throws IOException {
            out.write('0' + Fields.names(item).size());
        }

        @Override
        public void finish(OutputStream out) throws IOException {
            out.write('.');
        }
    }

    @Test
    void H1_formatsCanBeAddedAndTakenAway() throws IOException {
        crawl("x.counts", "{}", EMMA, AUSTEN)
                .setting("FEED_EXPORTERS", Map.of("counts", Counting.class.getName()))
                .run();

        assertEquals("21.", text("x.counts"));
        assertThrows(
                SettingException.class,
                () -> crawl("x.csv", "{}")
                        .setting("FEED_EXPORTERS", "{\"csv\": null}")
                        .run());
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

    @Test
    void H14_theOldSettingsNameOneFeed() throws IOException {
        TestCrawl.of(new Script().starting(() -> Stream.of(EMMA)))
                .setting("FEED_URI", folder + "/old-%(name)s")
                .setting("FEED_FORMAT", "csv")
                .run();

        assertEquals("title,pages\r\nEmma,474\r\n", text("old-script"));
    }
}

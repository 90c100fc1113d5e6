package crawler.engine.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crawler.engine.Item;
import crawler.engine.feed.format.ItemExporter;
import crawler.engine.item.Fields;
import crawler.engine.testing.Logged;
import crawler.engine.testing.Script;
import crawler.engine.testing.TestCrawl;
import crawler.settings.SettingException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("H1, H3, H8, H9, H10: which items feeds take, and how they write them")
class FeedItemsTest {
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

    private static Item[] books(int count) {
        return IntStream.range(0, count).mapToObj(i -> new Book("b" + i, i)).toArray(Item[]::new);
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
}

package crawler.engine.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.Event;
import crawler.engine.Item;
import crawler.engine.Output;
import crawler.engine.pipeline.ItemProcessor;
import crawler.engine.testing.CrawlTrace;
import crawler.engine.testing.Logged;
import crawler.engine.testing.Script;
import crawler.engine.testing.TestCrawl;
import crawler.reactor.defer.Deferred;
import crawler.settings.SettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.ObjectMapper;

@DisplayName("What stands in the files of feeds at the end")
class FeedsTest {
    @RegisterExtension
    final Logged log = new Logged();

    @TempDir
    Path folder;

    record Quote(String text, int stars, List<String> tags) implements Item {}

    private static final Quote ONE = new Quote("Tü \"x\"\nline", 5, List.of("a", "b"));
    private static final Quote TWO = new Quote("two", 0, List.of());

    /** Takes items and does nothing with them. */
    public static final class Nowhere implements ItemProcessor {
        @Override
        public Deferred<Void> open() {
            return Deferred.succeed(null);
        }

        @Override
        public Deferred<Item> process(Item item) {
            return Deferred.succeed(item);
        }

        @Override
        public Deferred<Void> close() {
            return Deferred.succeed(null);
        }
    }

    private TestCrawl crawl(String file, String options, Output... items) {
        return TestCrawl.of(new Script().starting(() -> Stream.of(items)))
                .setting("FEEDS", Map.of(folder.resolve(file).toString(), options));
    }

    private String text(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    private static int length(String json) {
        return new ObjectMapper().readTree(json).size();
    }

    @Test
    @DisplayName("H1, H2: JSON lines have one object a line, in folders that are made")
    void jsonLinesHaveOneObjectALine() throws IOException {
        CrawlTrace crawl = crawl("new/folder/out.jsonl", "{}", ONE, TWO).run();

        assertEquals(
                "{\"text\": \"Tü \\\"x\\\"\\nline\", \"stars\": 5, \"tags\": [\"a\", \"b\"]}\n"
                        + "{\"text\": \"two\", \"stars\": 0, \"tags\": []}\n",
                text("new/folder/out.jsonl"));
        assertEquals(1, crawl.count("feedexport/success_count/FileFeedStorage"));
    }

    @Test
    @DisplayName("H1, H8: JSON is one array, an item a line")
    void jsonIsOneArray() throws IOException {
        crawl("out.json", "{}", ONE, TWO).run();

        assertEquals(2, length(text("out.json")));
        assertTrue(text("out.json").startsWith("[\n{") && text("out.json").endsWith("}\n]"));
    }

    @Test
    @DisplayName("H7: a feed without items is written, and valid")
    void aFeedWithoutItemsIsStillValid() throws IOException {
        crawl("out.json", "{}").run();
        crawl("out.jsonl", "{}").run();

        assertEquals(0, length(text("out.json")));
        assertEquals("", text("out.jsonl"));
    }

    @Test
    @DisplayName("H4: appending keeps JSON valid")
    void appendingKeepsJsonValid() throws IOException {
        crawl("out.json", "{}").run();
        crawl("out.json", "{}", ONE).run();
        crawl("out.json", "{}").run();
        crawl("out.json", "{}", TWO, ONE).run();

        assertEquals(3, length(text("out.json")));
    }

    @Test
    @DisplayName("H4: appending to others' arrays works, to no array fails")
    void appendingToOtherArraysWorksAndToNoArrayFails() throws IOException {
        Files.writeString(folder.resolve("out.json"), "[{\"a\":\"[\"} ]  \n\n");
        crawl("out.json", "{}", TWO).run();
        assertEquals(2, length(text("out.json")));

        Files.writeString(folder.resolve("bad.json"), "{\"a\": 1}\n");
        IOException error = assertThrows(
                IOException.class, () -> crawl("bad.json", "{}", TWO).run());
        assertTrue(error.getMessage().contains("it is no JSON array"), error.getMessage());
        assertEquals("{\"a\": 1}\n", text("bad.json"));
    }

    @Test
    @DisplayName("H4: appending never destroys a file with much blank space")
    void appendingNeverDestroysAFileWithMuchBlankSpace() throws IOException {
        String before = "[{\"a\": 1}" + " ".repeat(10_000) + "]";
        Files.writeString(folder.resolve("out.json"), before);

        assertThrows(IOException.class, () -> crawl("out.json", "{}", TWO).run());
        assertEquals(before, text("out.json"));
    }

    @Test
    @DisplayName("H4: JSON lines are appended on a line of their own")
    void jsonLinesAreAppendedOnALineOfTheirOwn() throws IOException {
        Files.writeString(folder.resolve("out.jsonl"), "{\"a\": 1}\n{\"cut sho");
        crawl("out.jsonl", "{}", TWO).run();

        List<String> lines = text("out.jsonl").lines().toList();
        assertEquals(3, lines.size());
        assertEquals(3, length(lines.get(2)));
    }

    @Test
    @DisplayName("H14: whoever takes the items in the place of the pipelines is told that the feeds are off")
    void whoReplacesThePipelinesIsToldThatTheFeedsAreOff() {
        crawl("out.jsonl", "{}", ONE)
                .setting("ITEM_PROCESSOR", Nowhere.class.getName())
                .run();

        assertEquals(1, log.count("WARN FEEDS is set, but ITEM_PROCESSOR takes the items: no feed is written"));
        assertEquals(0, folder.toFile().list().length);
    }

    @Test
    @DisplayName("H4: overwrite begins anew, else the file is continued")
    void overwriteBeginsAnew() throws IOException {
        crawl("out.jsonl", "{}", ONE, ONE).run();
        crawl("out.jsonl", "{\"overwrite\": true}", TWO).run();

        assertEquals(1, text("out.jsonl").lines().count());
    }

    @Test
    @DisplayName("H1: items may be maps with nulls and maps in them")
    void maybeMapsWithNullsAndNestedItems() throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("z", null);
        fields.put("a", Map.of("deep", List.of(1, 2.5)));
        crawl("out.jsonl", "{}", Item.of(fields)).run();

        assertEquals("{\"z\": null, \"a\": {\"deep\": [1, 2.5]}}\n", text("out.jsonl"));
    }

    @Test
    @DisplayName("H13, P8: several feeds are written and told of by their signals")
    void severalFeedsAreWrittenAndTold() throws IOException {
        List<String> closed = new ArrayList<>();
        Map<String, String> feeds = new LinkedHashMap<>();
        feeds.put(folder.resolve("a.json").toString(), "{}");
        feeds.put(folder.resolve("b.txt").toString(), "{\"format\": \"jl\"}");
        TestCrawl.of(new Script().starting(() -> Stream.of(ONE, TWO)))
                .setting("FEEDS", feeds)
                .on(
                        Event.FeedSlotClosed.class,
                        event -> closed.add(Path.of(event.uri()).getFileName() + " " + event.items()))
                .on(Event.FeedExporterClosed.class, event -> closed.add("all"))
                .run();

        assertEquals(List.of("a.json 2", "b.txt 2", "all"), closed);
        assertEquals(2, text("b.txt").lines().count());
    }

    @Test
    @DisplayName("H2: where nothing can be written the crawl does not start")
    void whereNothingCanBeWrittenTheCrawlDoesNotStart() throws IOException {
        Files.writeString(folder.resolve("file"), "");
        IOException error = assertThrows(
                IOException.class, () -> crawl("file/out.jsonl", "{}", ONE).run());

        assertTrue(error.getMessage().startsWith("Feed " + folder.resolve("file/out.jsonl") + " cannot be written: "));
        assertTrue(error.getMessage().contains("FEEDS"), error.getMessage());
    }

    @Test
    @DisplayName("H1: an unknown format is named with those there are")
    void anUnknownFormatIsNamedWithThoseThereAre() {
        SettingException error = assertThrows(
                SettingException.class, () -> crawl("out.pdf", "{}", ONE).run());

        assertTrue(error.getMessage().contains("unknown format \"pdf\" (have: csv, jl, json, jsonl, jsonlines, xml)"));
    }

    @Test
    @DisplayName("H1: an item without a JSON form is an error, and the file stays valid")
    void anItemWithoutJsonFormIsAnErrorAndTheFileStaysValid() throws IOException {
        log.expectError("Error processing");
        List<Object> itself = new ArrayList<>();
        itself.add(itself);
        Item self = Item.of(Map.of("bad", itself));
        crawl("out.json", "{}", ONE, self, TWO).run();

        assertEquals(2, length(text("out.json")));
    }
}

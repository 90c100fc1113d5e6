package crawler.engine.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.Event;
import crawler.engine.Item;
import crawler.engine.Output;
import crawler.engine.testing.CrawlTrace;
import crawler.engine.testing.Logged;
import crawler.engine.testing.Script;
import crawler.engine.testing.TestCrawl;
import crawler.settings.SettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.ObjectMapper;

/** Rows H: what stands in files at the end. */
class FeedsTest {
    @RegisterExtension
    final Logged log = new Logged();

    @TempDir
    Path folder;

    record Quote(String text, int stars, List<String> tags) implements Item {}

    private static final Quote ONE = new Quote("Tü \"x\"\nline", 5, List.of("a", "b"));
    private static final Quote TWO = new Quote("two", 0, List.of());

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
    void H_jsonLinesHaveOneObjectALine() throws IOException {
        CrawlTrace crawl = crawl("new/folder/out.jsonl", "{}", ONE, TWO).run();

        assertEquals(
                "{\"text\": \"Tü \\\"x\\\"\\nline\", \"stars\": 5, \"tags\": [\"a\", \"b\"]}\n"
                        + "{\"text\": \"two\", \"stars\": 0, \"tags\": []}\n",
                text("new/folder/out.jsonl"));
        assertEquals(1, crawl.count("feedexport/success_count/FileFeedStorage"));
    }

    @Test
    void H_jsonIsOneArray() throws IOException {
        crawl("out.json", "{}", ONE, TWO).run();

        assertEquals(2, length(text("out.json")));
        assertTrue(text("out.json").startsWith("[\n{") && text("out.json").endsWith("}\n]"));
    }

    @Test
    void H_aFeedWithoutItemsIsStillValid() throws IOException {
        crawl("out.json", "{}").run();
        crawl("out.jsonl", "{}").run();

        assertEquals(0, length(text("out.json")));
        assertEquals("", text("out.jsonl"));
    }

    @Test
    void H_appendingKeepsJsonValid() throws IOException {
        crawl("out.json", "{}").run();
        crawl("out.json", "{}", ONE).run();
        crawl("out.json", "{}").run();
        crawl("out.json", "{}", TWO, ONE).run();

        assertEquals(3, length(text("out.json")));
    }

    @Test
    void H_appendingToOtherArraysWorksAndToNoArrayFails() throws IOException {
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
    void H_appendingNeverDestroysAFileWithMuchBlankSpace() throws IOException {
        String before = "[{\"a\": 1}" + " ".repeat(10_000) + "]";
        Files.writeString(folder.resolve("out.json"), before);

        assertThrows(IOException.class, () -> crawl("out.json", "{}", TWO).run());
        assertEquals(before, text("out.json"));
    }

    @Test
    void H_jsonLinesAreAppendedOnALineOfTheirOwn() throws IOException {
        Files.writeString(folder.resolve("out.jsonl"), "{\"a\": 1}\n{\"cut sho");
        crawl("out.jsonl", "{}", TWO).run();

        List<String> lines = text("out.jsonl").lines().toList();
        assertEquals(3, lines.size());
        assertEquals(3, length(lines.get(2)));
    }

    @Test
    void H_overwriteBeginsAnew() throws IOException {
        crawl("out.jsonl", "{}", ONE, ONE).run();
        crawl("out.jsonl", "{\"overwrite\": true}", TWO).run();

        assertEquals(1, text("out.jsonl").lines().count());
    }

    @Test
    void H_maybeMapsWithNullsAndNestedItems() throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("z", null);
        fields.put("a", Map.of("deep", List.of(1, 2.5)));
        crawl("out.jsonl", "{}", Item.of(fields)).run();

        assertEquals("{\"z\": null, \"a\": {\"deep\": [1, 2.5]}}\n", text("out.jsonl"));
    }

    @Test
    void H_P8_severalFeedsAreWrittenAndTold() throws IOException {
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
    void H_whereNothingCanBeWrittenTheCrawlDoesNotStart() throws IOException {
        Files.writeString(folder.resolve("file"), "");
        IOException error = assertThrows(
                IOException.class, () -> crawl("file/out.jsonl", "{}", ONE).run());

        assertTrue(error.getMessage().startsWith("Feed " + folder.resolve("file/out.jsonl") + " cannot be written: "));
        assertTrue(error.getMessage().contains("FEEDS"), error.getMessage());
    }

    @Test
    void H_anUnknownFormatIsNamedWithThoseThereAre() {
        SettingException error = assertThrows(
                SettingException.class, () -> crawl("out.pdf", "{}", ONE).run());

        assertTrue(error.getMessage().contains("unknown format \"pdf\" (have: csv, jl, json, jsonl, jsonlines, xml)"));
    }

    @Test
    void H_anItemWithoutJsonFormIsAnErrorAndTheFileStaysValid() throws IOException {
        log.expectError("Error processing");
        List<Object> itself = new ArrayList<>();
        itself.add(itself);
        Item self = Item.of(Map.of("bad", itself));
        crawl("out.json", "{}", ONE, self, TWO).run();

        assertEquals(2, length(text("out.json")));
    }
}

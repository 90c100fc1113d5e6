package crawler.spiders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class DemoCrawlTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private JsonNode json(String name) {
        return JSON.readTree(folder.resolve(name).toFile());
    }

    private static void assertOk(Ran ran) {
        assertEquals(0, ran.exitCode(), ran.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ChoutiSpider", "chouti", "crawler.spiders.ChoutiSpider"})
    void withoutAFeedItemsArePrintedAsJsonLinesAndTheLogGoesElsewhere(String name) {
        Ran ran = Ran.run(name, "--demo");
        assertOk(ran);
        List<JsonNode> items = ran.out().lines().map(JSON::readTree).toList();
        assertEquals(19, items.size());
        assertEquals(
                "A city maps every tree it owns and lets people water them",
                items.get(0).get("title").asString());
        assertTrue(ran.err().contains("[engine] INFO: Closing spider (finished)"), ran.err());
        assertTrue(ran.err().contains("Dumping stats:\n"), ran.err());
        assertTrue(ran.err().contains("\n  item_scraped_count: 19\n"), ran.err());
    }

    @ParameterizedTest
    @CsvSource({"ChoutiSpider, 19, 5", "QuotesSpider, 18, 9", "BooksSpider, 11, 6"})
    void eachSpiderMeetsARedirectADeadLinkAFailureAndAForbiddenPage(String name, long items, long pages) {
        assertOk(Ran.run(name, "--demo", "--stats", file("stats.json"), "-O", file("items.json")));
        JsonNode stats = json("stats.json");
        assertEquals(items, stats.get("item_scraped_count").asLong());
        assertEquals(items, json("items.json").size());
        assertEquals(pages, stats.get("downloader/response_status_count/200").asLong());
        for (String once : List.of(
                "downloader/response_status_count/302",
                "downloader/response_status_count/404",
                "downloader/response_status_count/503",
                "retry/count",
                "robotstxt/forbidden")) {
            assertEquals(1, stats.get(once).asLong(), once);
        }
    }

    @Test
    void statsAreAFlatObjectWithInstantsAsText() {
        assertOk(Ran.run("chouti", "--demo", "--stats", file("stats.json"), "-O", file("items.json")));
        JsonNode stats = json("stats.json");
        assertTrue(StreamSupport.stream(stats.spliterator(), false).allMatch(JsonNode::isValueNode));
        assertEquals("finished", stats.get("finish_reason").asString());
        Instant start = Instant.parse(stats.get("start_time").asString());
        assertFalse(Instant.parse(stats.get("finish_time").asString()).isBefore(start));
        assertTrue(stats.get("elapsed_time_seconds").isNumber());
    }

    @Test
    void messagesAreCountedByLevelAlsoWhenNobodySeesThem() {
        Ran ran = Ran.run(
                "chouti", "--demo", "--nolog", "-L", "DEBUG", "--stats", file("stats.json"), "-O", file("x.json"));
        assertOk(ran);
        assertEquals("", ran.err());
        assertTrue(json("stats.json").get("log_count/INFO").asLong() >= 8);
        assertTrue(json("stats.json").get("log_count/DEBUG").asLong() >= 19);
    }

    @Test
    void warningsBearScrapysWord() {
        Ran ran = Ran.run("chouti", "--demo", "-s", "DOWNLOD_DELAY=1", "-a", "colour=red", "--stats", file("s.json"));
        assertOk(ran);
        assertTrue(ran.err().contains("WARNING: Unknown setting DOWNLOD_DELAY"), ran.err());
        assertTrue(ran.err().contains("Did you mean DOWNLOAD_DELAY?"), ran.err());
        assertEquals(2, json("s.json").get("log_count/WARNING").asLong());
    }

    @Test
    void severalSpidersRunInOneCall() throws IOException {
        Ran ran = Ran.run(
                "chouti",
                "quotes",
                "--demo",
                "-O",
                file("all.jsonl"),
                "-O",
                file("%(name)s.json"),
                "--stats",
                file("stats.json"));
        assertOk(ran);
        assertEquals(37, Files.readAllLines(folder.resolve("all.jsonl")).size());
        assertEquals(19, json("chouti.json").size());
        assertEquals(18, json("quotes.json").size());
        assertEquals(
                19, json("stats.json").get("chouti").get("item_scraped_count").asLong());
        assertEquals(
                18, json("stats.json").get("quotes").get("item_scraped_count").asLong());
    }

    @ParameterizedTest
    @ValueSource(strings = {"all.json", "all.jsonl.gz", "all.csv"})
    void severalSpidersCannotShareAnArrayOrWhatIsCompressed(String name) {
        Ran ran = Ran.run("chouti", "quotes", "--demo", "-O", file(name));
        assertEquals(2, ran.exitCode());
        assertTrue(ran.err().contains("%(name)s"), ran.err());
    }

    @Test
    @DisplayName("H14, H4: -o appends, -O overwrites, a format may be named")
    void smallOAppendsAndCapitalOOverwrites() throws IOException {
        assertOk(Ran.run("books", "--demo", "-a", "category=Poetry", "-o", file("a.jsonl"), "-O", file("b.txt:json")));
        assertOk(Ran.run("books", "--demo", "-a", "category=mystery", "-o", file("a.jsonl"), "-O", file("b.txt:json")));
        assertEquals(6, Files.readAllLines(folder.resolve("a.jsonl")).size());
        assertEquals(3, json("b.txt").size());
    }

    @Test
    @DisplayName("H14, H11: a feed whose name ends like a compressed file is compressed")
    void aFeedWhoseNameEndsLikeACompressedFileIsCompressed() throws IOException {
        assertOk(
                Ran.run("books", "--demo", "-a", "category=Poetry", "-O", file("a.jsonl.gz"), "-O", file("b.gz:json")));
        try (InputStream zipped = new GZIPInputStream(Files.newInputStream(folder.resolve("a.jsonl.gz")))) {
            assertEquals(
                    3,
                    new String(zipped.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .count());
        }
        assertEquals(3, json("b.gz").size());
    }

    @ParameterizedTest(name = "H14: -o {0} is refused: {1}")
    @CsvSource({
        "'', '-o names no file'",
        "folder/, 'it is a folder'",
        "., 'it is a folder'",
        "items, 'its name has no ending that tells its format (have: csv, '",
        "a.b/items, 'its name has no ending'",
        "items.pickle, 'pickle is for Python only'",
        "x.json:xlsx, 'unknown format \"xlsx\" (have: csv, '",
        "%(nothing)s.json, 'there is no nothing for it'",
        "s4://bucket/x.json, 'nothing stores feeds at s4: (have: '"
    })
    void aFeedThatMakesNoSenseIsRefusedInOneLine(String feed, String why) {
        Ran ran = Ran.run("chouti", "--demo", "-o", feed);
        assertEquals(2, ran.exitCode(), ran.err());
        List<String> besidesTheLog =
                ran.err().lines().filter(line -> !line.contains(" INFO: ")).toList();
        assertEquals(1, besidesTheLog.size(), ran.err());
        assertTrue(besidesTheLog.get(0).contains(why), ran.err());
    }

    @Test
    @DisplayName("H14: a feed that cannot be written ends the call before the crawl")
    void aFeedThatCannotBeWrittenEndsTheCallBeforeTheCrawl() throws IOException {
        Files.writeString(folder.resolve("file"), "");
        for (String bad : List.of(file("file/items.json"), folder + ":json", file("items.pdf"))) {
            Ran ran = Ran.run("chouti", "--demo", "-o", bad);
            assertEquals(2, ran.exitCode(), bad + ": " + ran.err());
            assertEquals(1, ran.err().lines().count(), ran.err());
            assertTrue(ran.err().startsWith("crawler: Feed "), ran.err());
        }
    }

    @Test
    void aCheckedFeedIsNotLeftBehindByACallThatFails() {
        assertEquals(
                2, Ran.run("chouti", "quotes", "--demo", "-O", file("all.json")).exitCode());
        assertFalse(Files.exists(folder.resolve("all.json")));
    }

    @Test
    void theLogGoesToTheFileAndIsContinued() throws IOException {
        for (int i = 0; i < 2; i++) {
            Ran ran = Ran.run("chouti", "--demo", "--logfile", file("crawl.log"), "-O", file("x.json"));
            assertEquals("", ran.err());
        }
        List<String> log = Files.readAllLines(folder.resolve("crawl.log"));
        assertEquals(
                2,
                log.stream()
                        .filter(line -> line.contains("Spider opened: chouti"))
                        .count());
        assertTrue(
                log.get(0).matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d \\[launch] INFO: Crawler .* started .*"),
                log.get(0));
    }

    @Test
    void aHostThatTheDemoDoesNotHaveIsADeadLink() {
        Ran ran = Ran.run("quotes", "--demo", "-a", "start_urls=http://unknown.example/", "--stats", file("s.json"));
        assertOk(ran);
        assertEquals(
                1,
                json("s.json")
                        .get("httperror/response_ignored_status_count/404")
                        .asLong());
    }
}

package crawler.engine.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.Item;
import crawler.engine.testing.Script;
import crawler.engine.testing.TestCrawl;
import crawler.settings.SettingException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("H1, H3, H6: options of feeds that are refused, and in which words")
class FeedOptionsTest {
    @TempDir
    Path folder;

    record Book(String title, int pages) implements Item {}

    private static final Item EMMA = new Book("Emma", 474);

    private TestCrawl crawl(String options) {
        return TestCrawl.of(new Script().starting(() -> Stream.of(EMMA)))
                .setting("FEEDS", Map.of(folder + "/x.json", options));
    }

    private List<String> files() {
        return Stream.of(folder.toFile().list()).sorted().toList();
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
        SettingException error =
                assertThrows(SettingException.class, () -> crawl(options).run());

        assertTrue(error.getMessage().contains(why), error.getMessage());
        assertEquals(List.of(), files());
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
    void H6_batchesThatWouldShareAFileAreRefused() {
        assertTrue(assertThrows(
                        SettingException.class,
                        () -> crawl("{\"batch_item_count\": 2}").run())
                .getMessage()
                .contains("%(batch_id)d or %(batch_time)s"));
    }

    @Test
    void H1_formatsOfPythonAreNamedAmongThoseThatAreNot() {
        for (String format : List.of("pickle", "marshal")) {
            SettingException error = assertThrows(
                    SettingException.class,
                    () -> crawl("{\"format\": \"" + format + "\"}").run());
            assertTrue(error.getMessage().contains(format + "\" (have: csv, jl, json,"), error.getMessage());
            assertTrue(error.getMessage().contains("is for Python only; jsonlines holds as much"), error.getMessage());
        }
    }
}

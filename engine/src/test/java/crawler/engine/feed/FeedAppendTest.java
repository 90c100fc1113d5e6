package crawler.engine.feed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.ZstdInputStream;
import crawler.engine.Event;
import crawler.engine.Item;
import crawler.engine.testing.CrawlTrace;
import crawler.engine.testing.Logged;
import crawler.engine.testing.Script;
import crawler.engine.testing.TestCrawl;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tukaani.xz.XZInputStream;

@DisplayName("H4: feeds that are continued or replaced")
class FeedAppendTest {
    @RegisterExtension
    final Logged log = new Logged();

    @TempDir
    Path folder;

    record Book(String title, int pages) implements Item {}

    record Author(String name) implements Item {}

    private static final Item EMMA = new Book("Emma \u00e9, \"1815\"\n", 474);
    private static final Item AUSTEN = new Author("Jane Austen");

    private CrawlTrace crawl(String file, String options, Item... items) {
        return TestCrawl.of(new Script().starting(() -> Stream.of(items)))
                .setting("FEEDS", Map.of(folder + "/" + file, options))
                .run();
    }

    private String text(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    private byte[] unpacked(String file, String coding) throws IOException {
        try (InputStream in = Files.newInputStream(folder.resolve(file));
                InputStream plain = switch (coding) {
                    case "gzip" -> new GZIPInputStream(in);
                    case "bz2" -> new BZip2CompressorInputStream(in, true);
                    case "xz" -> new XZInputStream(in);
                    case "zstd" -> new ZstdInputStream(in);
                    default -> in;
                }) {
            return plain.readAllBytes();
        }
    }

    @ParameterizedTest(name = "H4, H11: {0} in {1} that is continued is as if it had been written at once")
    @CsvSource({
        "json, none",
        "json, gzip",
        "json, bz2",
        "json, xz",
        "json, zstd",
        "xml, none",
        "xml, gzip",
        "xml, zstd",
        "csv, none",
        "csv, gzip",
        "csv, bz2",
        "csv, xz",
        "csv, zstd",
        "jl, none",
        "jl, gzip",
        "jl, bz2",
        "jl, xz",
        "jl, zstd"
    })
    void whatIsContinuedIsAsIfItHadBeenWrittenAtOnce(String format, String coding) throws IOException {
        String packed = coding.equals("none") ? "" : ", \"postprocessing\": [\"" + coding + "\"]";
        for (String encoding : List.of("utf-8", "utf-8-sig", "utf-16", "utf-32", "latin-1")) {
            String options = "{\"encoding\": \"" + encoding + "\"" + packed + "}";
            String file = encoding + "." + format;
            crawl(file, options);
            crawl(file, options, EMMA);
            crawl(file, options);
            crawl(file, options, EMMA, EMMA);
            crawl("whole-" + file, options, EMMA, EMMA, EMMA);

            assertArrayEquals(unpacked("whole-" + file, coding), unpacked(file, coding), file + " " + coding);
        }
        assertEquals(10, folder.toFile().list().length, "nothing else is left");
    }

    @ParameterizedTest(name = "H4: and with an indent of {0}")
    @ValueSource(strings = {"null", "0", "2"})
    void indentedFeedsAreContinued(String indent) throws IOException {
        for (String file : List.of("x.json", "x.xml")) {
            String options = "{\"indent\": " + indent + "}";
            crawl(file, options, EMMA);
            crawl(file, options, AUSTEN);
            crawl("whole-" + file, options, EMMA, AUSTEN);

            assertEquals(text("whole-" + file), text(file));
        }
    }

    @Test
    @DisplayName("H4: an empty or blank file is as none")
    void anEmptyOrBlankFileIsAsNone() throws IOException {
        for (String file : List.of("x.json", "x.xml", "x.csv")) {
            crawl(file, "{}", EMMA);
            for (String blank : List.of("", "\n", " \r\n\t", "\uFEFF", "\uFEFF\n")) {
                write("blank-" + file, blank);
                crawl("blank-" + file, "{}", EMMA);
                assertEquals(text(file), text("blank-" + file));
            }
        }
    }

    @Test
    @DisplayName(
            "H4, H9: the columns of a CSV feed are those of the file that it continues, and it tells what it loses")
    void theColumnsAreThoseOfTheFile() throws IOException {
        write("x.csv", "\uFEFF\"pages\",\"the \"\"title\"\"\",title\n1,2,3");
        crawl("x.csv", "{}", EMMA, AUSTEN);

        assertEquals(
                "\uFEFF\"pages\",\"the \"\"title\"\"\",title\n1,2,3\r\n474,,\"Emma \u00e9, \"\"1815\"\"\n\"\r\n,,\r\n",
                text("x.csv"));
        assertEquals(
                1, log.count("[name] are not in the CSV feed: its columns are those of the file that it continues"));
    }

    @Test
    @DisplayName("H4, H9: a CSV feed with other columns than the file that it continues is refused")
    void otherColumnsAreRefused() throws IOException {
        write("x.csv", "title,pages\r\nEmma,474\r\n");

        IOException error = assertThrows(IOException.class, () -> crawl("x.csv", "{\"fields\": [\"pages\"]}", EMMA));
        assertTrue(error.getMessage().contains("its columns [title, pages] are others"), error.getMessage());
        assertEquals("title,pages\r\nEmma,474\r\n", text("x.csv"));
    }

    @Test
    @DisplayName("H4: a CSV file that was cut short within a value, or a character, goes on in a row of its own")
    void aTornCsvFileGoesOnInARowOfItsOwn() throws IOException {
        write("x.csv", "title,pages\r\n\"half, of\r\na \"\"val");
        crawl("x.csv", "{}", EMMA);
        assertTrue(text("x.csv").startsWith("title,pages\r\n\"half, of\r\na \"\"val\"\r\n\"Emma"), text("x.csv"));
        assertEquals(1, log.count("cut short within a value"));

        byte[] bytes = "title,pages\r\n5\" pipe,\u20ac".getBytes(StandardCharsets.UTF_8);
        Files.write(folder.resolve("y.csv"), Arrays.copyOf(bytes, bytes.length - 1));
        crawl("y.csv", "{}", EMMA);
        assertTrue(text("y.csv").startsWith("title,pages\r\n5\" pipe,\r\n\"Emma"), text("y.csv"));
    }

    @Test
    @DisplayName("H4: lines that were cut short within a character of two bytes keep the encoding's step")
    void tornLinesKeepTheEncodingsStep() throws IOException {
        Files.write(folder.resolve("x.jl"), "\uFEFF{}\n{\"a".getBytes(StandardCharsets.UTF_16LE));
        Files.write(folder.resolve("x.jl"), new byte[] {34}, java.nio.file.StandardOpenOption.APPEND);
        crawl("x.jl", "{\"encoding\": \"utf-16\"}", AUSTEN);

        assertEquals(
                "\uFEFF{}\n{\"a\n{\"name\": \"Jane Austen\"}\n",
                Files.readString(folder.resolve("x.jl"), StandardCharsets.UTF_16LE));
        assertEquals(1, log.count("may have been cut short"));
    }

    @ParameterizedTest(name = "H4: {0} holding {1} is refused and stays as it was")
    @CsvSource(
            delimiter = '|',
            value = {
                "x.json|[{\"tags\": [\"a\"]",
                "x.json|[{\"a\": 1},",
                "x.json|[1] [2]",
                "x.json|{\"a\": [1]}",
                "x.json|<items></items>",
                "x.xml|<?xml version=\"1.0\"?><items><item></item>",
                "x.xml|<?xml version=\"1.0\" encoding=\"latin-1\"?><items></items>",
                "x.xml|[{}]"
            })
    void whatCannotBeContinuedStaysAsItWas(String file, String before) throws IOException {
        write(file, before);

        IOException error = assertThrows(IOException.class, () -> crawl(file, "{}", EMMA));
        assertTrue(error.getMessage().contains("use -O to overwrite it"), error.getMessage());
        assertEquals(before, text(file));
        assertEquals(1, folder.toFile().list().length);
    }

    @Test
    @DisplayName("H4, H11: what is compressed and was cut short is refused, since nothing behind could be read")
    void brokenCompressionIsRefused() throws IOException {
        crawl("x.jl", "{\"postprocessing\": [\"gzip\"]}", EMMA);
        byte[] whole = Files.readAllBytes(folder.resolve("x.jl"));
        byte[] half = Arrays.copyOf(whole, whole.length - 9);
        Files.write(folder.resolve("x.jl"), half);

        IOException error =
                assertThrows(IOException.class, () -> crawl("x.jl", "{\"postprocessing\": [\"gzip\"]}", EMMA));
        assertTrue(error.getMessage().contains("cut short or broken"), error.getMessage());
        assertArrayEquals(half, Files.readAllBytes(folder.resolve("x.jl")));
    }

    @ParameterizedTest(name = "H4, H12: while a {0} is written, the old one stands there whole")
    @CsvSource({"x.json, true", "x.json, false", "x.xml, false"})
    void whoIsKilledLeavesTheOldFileWhole(String file, boolean overwrite) throws IOException {
        crawl(file, "{}", EMMA);
        String before = text(file);

        CrawlTrace crawl = TestCrawl.of(new Script().starting(() -> Stream.of(EMMA)))
                .setting("FEEDS", Map.of(folder + "/" + file, "{\"overwrite\": " + overwrite + "}"))
                .on(Event.ItemScraped.class, event -> assertEquals(before, text(file)))
                .run();

        assertEquals(List.of(), crawl.errors());
        assertEquals(overwrite ? 1 : 2, text(file).split("474", -1).length - 1);
        assertEquals(1, folder.toFile().list().length);
    }

    @Test
    @DisplayName("H12: a name that is as long as names can be has room for the file beside it")
    void longNamesHaveRoomForTheFileBesideThem() throws IOException {
        String name = "\u20ac".repeat(83) + ".json"; // 254 bytes
        crawl(name, "{}", EMMA);

        assertTrue(text(name).contains("474"));
    }
}

package crawler.engine.feed.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.Item;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** That the bytes are Scrapy's is held by the conformance module; here is what is ours. */
@DisplayName("Formats of feeds")
class ExportersTest {
    private record Book(String title, double price, List<String> tags, Map<String, Integer> stock) implements Item {}

    private static final Book EMMA = new Book("Emma", 1e16, List.of("a", "b"), Map.of("left", 2));

    private static byte[] bytes(Function<ExportOptions, ItemExporter> format, Map<String, ?> options, Item... items)
            throws IOException {
        ItemExporter exporter = format.apply(ExportOptions.of(options));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        exporter.start(out);
        for (Item item : items) {
            exporter.export(item, out);
        }
        exporter.finish(out);
        return out.toByteArray();
    }

    private static String text(Function<ExportOptions, ItemExporter> format, Map<String, ?> options, Item... items)
            throws IOException {
        return new String(bytes(format, options, items), StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("H1, H9: records are written in all formats, their fields in the order of declaration")
    void recordsAreWrittenInAllFormats() throws IOException {
        assertEquals(
                "{\"title\": \"Emma\", \"price\": 1e+16, \"tags\": [\"a\", \"b\"], \"stock\": {\"left\": 2}}\n",
                text(JsonLinesExporter::new, Map.of(), EMMA));
        assertEquals(
                "title,price,tags,stock\r\nEmma,1e+16,\"a,b\",{'left': 2}\r\n", text(CsvExporter::new, Map.of(), EMMA));
        assertEquals(
                "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<items><item><title>Emma</title><price>1e+16</price>"
                        + "<tags><value>a</value><value>b</value></tags><stock><left>2</left></stock></item></items>",
                text(XmlExporter::new, Map.of(), EMMA));
    }

    @Test
    @DisplayName("H8, H10: fields are chosen, ordered and renamed, with empty ones if wanted")
    void fieldsAreChosenOrderedAndRenamed() throws IOException {
        Map<String, Object> renaming = new LinkedHashMap<>();
        renaming.put("price", "Price");
        renaming.put("isbn", "ISBN");

        assertEquals("Price,ISBN\r\n1e+16,\r\n", text(CsvExporter::new, Map.of("fields_to_export", renaming), EMMA));
        assertEquals(
                "[{\"title\": \"Emma\"}]",
                text(JsonExporter::new, Map.of("fields_to_export", List.of("isbn", "title")), EMMA));
        assertEquals(
                "[{\"isbn\": null, \"title\": \"Emma\"}]",
                text(
                        JsonExporter::new,
                        Map.of("fields_to_export", List.of("isbn", "title"), "export_empty_fields", true),
                        EMMA));
    }

    @Test
    @DisplayName("H10: unknown options and encodings are refused in words")
    void unknownOptionsAndEncodingsAreRefusedInWords() {
        assertTrue(assertThrows(
                        IllegalArgumentException.class,
                        () -> new XmlExporter(ExportOptions.of(Map.of("rot_element", "x"))))
                .getMessage()
                .contains("rot_element (it knows: item_element, root_element, well_formed)"));
        assertThrows(
                IllegalArgumentException.class, () -> new CsvExporter(ExportOptions.of(Map.of("encoding", "klingon"))));
        assertThrows(
                IllegalArgumentException.class, () -> new CsvExporter(ExportOptions.of(Map.of("delimiter", ";;"))));
    }

    @Test
    @DisplayName("H8, H10: what an encoding does not have fails or is replaced")
    void whatAnEncodingDoesNotHaveFailsOrIsReplaced() throws IOException {
        Item euro = Item.of(Map.of("a", "€5"));

        assertThrows(IllegalArgumentException.class, () -> text(CsvExporter::new, Map.of("encoding", "latin-1"), euro));
        assertEquals("a\r\n?5\r\n", text(CsvExporter::new, Map.of("encoding", "latin-1", "errors", "replace"), euro));
        assertEquals(
                "a\r\n\\N{EURO SIGN}5\r\n",
                text(CsvExporter::new, Map.of("encoding", "latin-1", "errors", "namereplace"), euro));
        assertEquals("{\"a\": \"\\u20ac5\"}\n", text(JsonLinesExporter::new, Map.of(), euro));
        assertTrue(text(XmlExporter::new, Map.of("encoding", "ascii"), euro).contains("<a>&#8364;5</a>"));
        assertEquals(
                "{\"a\": \"\\ud83d\"}\n",
                text(JsonLinesExporter::new, Map.of("encoding", "utf-8"), Item.of(Map.of("a", "\ud83d"))));
    }

    @Test
    @DisplayName("H8: a byte order mark stands once, before everything")
    void aByteOrderMarkStandsOnceBeforeEverything() throws IOException {
        byte[] bytes = bytes(CsvExporter::new, Map.of("encoding", "utf-8-sig"), Item.of(Map.of("a", "x")));

        assertEquals("\uFEFFa\r\nx\r\n", new String(bytes, StandardCharsets.UTF_8));
        assertEquals(
                "a\r\nx\r\n",
                new String(
                        bytes(CsvExporter::new, Map.of("encoding", "utf-16"), Item.of(Map.of("a", "x"))),
                        Charset.forName("UTF-16")));
    }

    private static String anyText(Random random) {
        String alphabet = "ab ,;\"'\\\r\n\t<>&]\u0000\u000b\u001f\u0085\u2028éß€\ufffe\ud83d\ude00=|";
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    @Test
    @DisplayName("H10: whatever is written as CSV is read back by an independent reader")
    void whateverIsWrittenAsCsvIsReadBackByAnIndependentReader() throws IOException {
        Random random = new Random(5);
        for (int round = 0; round < 3000; round++) {
            String[] values = {anyText(random), anyText(random), anyText(random)};
            // a lone half of a pair has no form in UTF-8
            String text = new CsvRow(CsvDialect.of(ExportOptions.NONE)).of(Arrays.asList(values));

            assertEquals(List.of(List.of(values)), CsvTable.read(text, ','), () -> "of " + Arrays.toString(values));
        }
    }

    @Test
    @DisplayName("H10: whatever is written as well-formed XML is read back by the JDK's reader")
    void whateverIsWrittenAsWellFormedXmlIsReadBackByTheJdksReader() throws Exception {
        Random random = new Random(6);
        var reader = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        reader.setErrorHandler(null);
        for (int round = 0; round < 1500; round++) {
            String name = anyText(random);
            String value = anyText(random);
            byte[] xml =
                    bytes(XmlExporter::new, Map.of("well_formed", true, "indent", 0), Item.of(Map.of(name, value)));

            Element items = reader.parse(new ByteArrayInputStream(xml)).getDocumentElement();

            assertEquals(
                    readable(value), items.getElementsByTagName("item").item(0).getTextContent());
        }
    }

    private static String readable(String value) {
        StringBuilder readable = new StringBuilder();
        value.codePoints().forEach(c -> {
            boolean allowed =
                    c >= ' ' ? c < 0xD800 || (c > 0xDFFF && c != 0xFFFE) : c == '\t' || c == '\n' || c == '\r';
            readable.appendCodePoint(allowed ? c : 0xFFFD);
        });
        return readable.toString();
    }
}

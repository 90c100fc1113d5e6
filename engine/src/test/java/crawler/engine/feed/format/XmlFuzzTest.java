package crawler.engine.feed.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crawler.engine.Fuzzing;
import crawler.engine.Item;
import crawler.engine.item.PlainValue;
import crawler.engine.text.PythonText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Random items, for {@code -Dfuzz.seconds=N}: what another reader gets back is what was written. */
@EnabledIfSystemProperty(named = "fuzz.seconds", matches = "\\d+")
@DisplayName("H1, H8, H10: whatever is written as XML can be read")
final class XmlFuzzTest {
    private static final List<String> ENCODINGS = List.of("utf-8", "utf-8-sig", "utf-16", "latin-1", "ascii", "cp1252");

    private static final XMLInputFactory READERS = readers();

    private static XMLInputFactory readers() {
        XMLInputFactory readers = XMLInputFactory.newFactory();
        readers.setProperty(XMLInputFactory.IS_COALESCING, true);
        readers.setProperty("jdk.xml.maxXMLNameLimit", 0);
        return readers;
    }

    @Test
    void aDocumentIsReadBack() {
        Fuzzing.run("XML", seed -> {
            RandomItems made = new RandomItems(new Random(seed));
            List<Item> items = made.items();
            String encoding = made.any(ENCODINGS);
            byte[] bytes = written(Map.of("well_formed", true, "encoding", encoding), items);
            XmlText xml = new XmlText(true, FeedText.in(encoding, FeedText.Unencodable.REFUSED));
            StringBuilder meant = new StringBuilder();
            items.forEach(item -> appendXml("item", item, xml, meant));
            assertEquals("<items>" + meant + "</items>", read(bytes), new String(bytes, StandardCharsets.UTF_8));
        });
    }

    private static byte[] written(Map<String, Object> options, List<Item> items) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ItemExporter exporter = new XmlExporter(ExportOptions.of(options));
        try {
            exporter.start(out);
            TwoRuns.write(exporter, items, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String read(byte[] bytes) {
        try {
            return readXml(bytes);
        } catch (XMLStreamException e) {
            throw new AssertionError(new String(bytes, StandardCharsets.UTF_8), e);
        }
    }

    private static void appendXml(String name, Object value, XmlText xml, StringBuilder to) {
        String tag = xml.name(name);
        to.append('<').append(tag).append('>');
        Object of = PlainValue.of(value);
        if (of instanceof Map<?, ?> map) {
            map.forEach((key, each) -> appendXml(key.toString(), each, xml, to));
        } else if (of instanceof List<?> list) {
            list.forEach(each -> appendXml("value", each, xml, to));
        } else if (of != null) {
            PythonText.str(of).codePoints().forEach(c -> to.appendCodePoint(isXml(c) ? c : 0xFFFD));
        }
        to.append("</").append(tag).append('>');
    }

    private static boolean isXml(int c) {
        return c >= ' ' ? c < 0xD800 || (c > 0xDFFF && c < 0xFFFE) || c > 0xFFFF : c == '\t' || c == '\n' || c == '\r';
    }

    private static String readXml(byte[] bytes) throws XMLStreamException {
        XMLStreamReader reader = READERS.createXMLStreamReader(new ByteArrayInputStream(bytes));
        StringBuilder read = new StringBuilder();
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT ->
                    read.append('<').append(reader.getLocalName()).append('>');
                case XMLStreamConstants.END_ELEMENT ->
                    read.append("</").append(reader.getLocalName()).append('>');
                case XMLStreamConstants.CHARACTERS -> read.append(reader.getText());
                default -> { // nothing else is written
                }
            }
        }
        return read.toString();
    }
}

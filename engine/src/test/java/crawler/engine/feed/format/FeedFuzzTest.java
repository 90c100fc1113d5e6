package crawler.engine.feed.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crawler.engine.Item;
import crawler.engine.item.PlainValue;
import crawler.engine.text.PythonText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Random items, for {@code -Dfuzz.seconds=N} a format, in two runs: what another reader gets back is what was written. */
@EnabledIfSystemProperty(named = "fuzz.seconds", matches = "\\d+")
@DisplayName("H1, H4, H8, H10: whatever is written can be read")
final class FeedFuzzTest {
    private static final List<String> PIECES = List.of(
            "a",
            "b",
            " ",
            ",",
            ";",
            "\"",
            "'",
            "\\",
            "\r",
            "\n",
            "\t",
            "<",
            ">",
            "&",
            "]]>",
            "&amp;",
            "</item>",
            "\u0000",
            "\u0001",
            "\u000b",
            "\u001f",
            "\u007f",
            "\u0085",
            "\u00a0",
            "\u00e9",
            "\u2028",
            "\u20ac",
            "\ufeff",
            "\ufffe",
            "\uffff",
            "\ufdd0",
            "\ud83d\ude00",
            "\udbff\udfff",
            "{",
            "}",
            "[",
            "]",
            ":",
            "null",
            "=1",
            "0",
            "-",
            "_",
            ".",
            "\u1200",
            "\u0300",
            "\u3042",
            "\u4e00",
            "x".repeat(5000));
    private static final List<String> ENCODINGS =
            List.of("utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32", "gb18030");

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    private Object scalar() {
        return switch (random.nextInt(11)) {
            case 0 -> random.nextInt();
            case 1 -> random.nextLong();
            case 2 -> Double.longBitsToDouble(random.nextLong());
            case 3 -> (float) random.nextGaussian();
            case 4 -> new BigDecimal(BigInteger.valueOf(random.nextLong()), random.nextInt(60) - 30);
            case 5 -> new BigInteger(200, random);
            case 6 -> random.nextBoolean();
            case 7 -> null;
            default -> text();
        };
    }

    private Object value(int depth) {
        int kind = random.nextInt(depth > 4 ? 5 : 10);
        if (kind < 5) {
            return scalar();
        }
        int length = random.nextInt(4);
        if (kind < 7) {
            List<Object> list = new ArrayList<>();
            for (int i = 0; i < length; i++) {
                list.add(value(depth + 1));
            }
            return random.nextBoolean() ? list : list.toArray();
        }
        return kind == 7 ? Optional.ofNullable(value(depth + 1)) : fields(depth + 1);
    }

    private Map<String, Object> fields(int depth) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            fields.put(text(), value(depth + 1));
        }
        return fields;
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** In two runs, the second of which continues what the first one wrote. */
    private String written(Function<ExportOptions, ItemExporter> format, ExportOptions options, List<Item> items)
            throws IOException {
        int first = random.nextInt(items.size() + 1);
        ItemExporter one = format.apply(options);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        one.start(out);
        write(one, items.subList(0, first), out);
        SeekableInMemoryByteChannel file = new SeekableInMemoryByteChannel(out.toByteArray());
        if (file.size() > 0) {
            ItemExporter two = format.apply(options);
            ByteArrayOutputStream more = new ByteArrayOutputStream();
            two.resume(file, more);
            write(two, items.subList(first, items.size()), more);
            out.reset();
            out.write(file.array(), 0, (int) file.size());
            more.writeTo(out);
        } else {
            out.reset();
            ItemExporter two = format.apply(options);
            two.start(out);
            write(two, items.subList(first, items.size()), out);
            items.subList(0, first).clear();
        }
        byte[] bytes = out.toByteArray();
        String encoding = options.encoding().orElse("utf-8");
        String text = new String(
                bytes, FeedText.in(encoding, FeedText.Unencodable.REFUSED).charset());
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static void write(ItemExporter exporter, List<Item> items, ByteArrayOutputStream out) throws IOException {
        for (Item item : items) {
            exporter.export(item, out);
        }
        exporter.finish(out);
    }

    private interface Round {
        void play() throws Exception;
    }

    private void forAWhile(Round round) {
        long end = System.nanoTime()
                + Duration.ofSeconds(Long.getLong("fuzz.seconds")).toNanos();
        long rounds = 0;
        for (; System.nanoTime() < end; rounds++) {
            try {
                round.play();
            } catch (Exception | AssertionError e) {
                throw new AssertionError("seed " + seed + ", round " + rounds, e);
            }
        }
        System.out.println(rounds + " rounds");
    }

    private List<Item> items() {
        List<Item> items = new ArrayList<>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            items.add(Item.of(fields(0)));
        }
        return items;
    }

    private ExportOptions options() {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("encoding", any(ENCODINGS));
        if (random.nextBoolean()) {
            options.put("indent", random.nextInt(5) - 1);
        }
        return ExportOptions.of(options);
    }

    @Test
    void jsonIsReadBack() {
        JsonMapper reader = JsonMapper.builder()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();
        forAWhile(() -> {
            List<Item> items = items();
            String json = written(JsonExporter::new, options(), items);
            assertEquals(plain(items), plain(reader.readTree(json)), json);
            items = items();
            String lines = written(JsonLinesExporter::new, options(), items);
            List<Object> read = new ArrayList<>();
            Arrays.stream(lines.split("\n"))
                    .filter(line -> !line.isEmpty())
                    .forEach(line -> read.add(plain(reader.readTree(line))));
            assertEquals(plain(items), read.toString() + read.size(), lines);
        });
    }

    /** What is meant, in the same words for what was written and for what was read. */
    private static Object plain(Object value) {
        if (value instanceof Item.MapItem item) {
            return plain(item.fields());
        } else if (value instanceof Map<?, ?> map) {
            Map<String, Object> copy = new LinkedHashMap<>();
            map.forEach((key, each) -> copy.put(key.toString(), plain(each)));
            return copy;
        } else if (value instanceof List<?> list) {
            return list.stream().map(FeedFuzzTest::plain).toList().toString() + list.size();
        } else if (value instanceof Object[] array) {
            return plain(Arrays.asList(array));
        } else if (value instanceof Optional<?> maybe) {
            return plain(maybe.orElse(null));
        } else if (value instanceof Float || value instanceof Double) {
            double number = Double.parseDouble(value.toString());
            return Double.isFinite(number) ? plain(new BigDecimal(value.toString())) : "null";
        } else if (value instanceof Number number) {
            return new BigDecimal(number.toString()).stripTrailingZeros().toString();
        }
        return value instanceof JsonNode node ? read(node) : String.valueOf(value);
    }

    private static Object read(JsonNode node) {
        if (node.isObject()) {
            Map<String, Object> copy = new LinkedHashMap<>();
            node.properties().forEach(each -> copy.put(each.getKey(), plain(each.getValue())));
            return copy;
        } else if (node.isArray()) {
            List<Object> list = new ArrayList<>();
            node.forEach(list::add);
            return plain(list);
        }
        return node.isNull() ? "null" : node.isNumber() ? plain(node.decimalValue()) : node.asString();
    }

    @Test
    void csvIsReadBack() {
        forAWhile(() -> {
            Map<String, Object> options = new LinkedHashMap<>();
            options.put("encoding", any(ENCODINGS));
            options.put("quoting", random.nextInt(3));
            options.put("delimiter", any(List.of(",", ";", "\t", "|")));
            options.put("lineterminator", any(List.of("\r\n", "\n")));
            List<String> names = List.of("a" + text(), "b" + text(), "c" + text()); // U+FEFF first would be a mark
            List<Item> items = new ArrayList<>();
            for (int i = random.nextInt(4); i >= 0; i--) {
                items.add(Item.of(Map.of(names.get(0), text(), names.get(1), text(), names.get(2), text())));
            }
            options.put("fields_to_export", names);
            String csv = written(CsvExporter::new, ExportOptions.of(options), items);
            List<List<String>> rows = new ArrayList<>(List.of(names));
            items.forEach(item -> rows.add(names.stream()
                    .map(name -> (String) ((Item.MapItem) item).fields().get(name))
                    .toList()));
            assertEquals(
                    rows, CsvTable.read(csv, options.get("delimiter").toString().charAt(0)), csv);
        });
    }

    @Test
    void xmlIsReadBack() {
        forAWhile(() -> {
            List<Item> items = items();
            Map<String, Object> options = new LinkedHashMap<>();
            options.put("well_formed", true);
            String encoding = any(List.of("utf-8", "utf-8-sig", "utf-16", "latin-1", "ascii", "cp1252"));
            options.put("encoding", encoding);
            XmlText xml = new XmlText(true, FeedText.in(encoding, FeedText.Unencodable.REFUSED));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ItemExporter exporter = new XmlExporter(ExportOptions.of(options));
            exporter.start(out);
            write(exporter, items, out);
            StringBuilder meant = new StringBuilder();
            items.forEach(item -> appendXml("item", item, xml, meant));
            assertEquals("<items>" + meant + "</items>", readXml(out.toByteArray()), out.toString("utf-8"));
        });
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
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty("jdk.xml.maxXMLNameLimit", 0);
        XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
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

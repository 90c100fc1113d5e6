package crawler.engine.item;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.Item;
import crawler.engine.feed.format.CsvExporter;
import crawler.engine.feed.format.ExportOptions;
import crawler.engine.feed.format.ItemExporter;
import crawler.engine.feed.format.JsonLinesExporter;
import crawler.engine.feed.format.XmlExporter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("E2: a field's serializer")
class SerializedTest {
    static final class Euros implements FieldSerializer<BigDecimal> {
        @Override
        public Object serialize(BigDecimal price) {
            return "€ " + price.setScale(2);
        }
    }

    static final class Bars implements FieldSerializer<List<String>> {
        @Override
        public Object serialize(List<String> tags) {
            return String.join("|", tags);
        }
    }

    record Book(
            String title,
            @Serialized(Euros.class) BigDecimal price,
            @Serialized(Bars.class) List<String> tags) implements Item {}

    static class Thing implements Item {
        @Serialized(Euros.class)
        BigDecimal price = BigDecimal.ONE;
    }

    static final class Chair extends Thing {
        int legs = 4;
    }

    record Order(Book book, List<Book> others) implements Item {}

    private static final Book BOOK = new Book("Emma", new BigDecimal("3.5"), List.of("a", "b"));

    private static String written(ItemExporter exporter, Item item) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            exporter.start(out);
            exporter.export(item, out);
            exporter.finish(out);
            return out.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static ExportOptions utf8() {
        return ExportOptions.of(Map.of("encoding", "utf-8"));
    }

    @Test
    void allFormatsWriteWhatItMakesOfTheValue() {
        assertEquals(
                "{\"title\": \"Emma\", \"price\": \"€ 3.50\", \"tags\": \"a|b\"}",
                written(new JsonLinesExporter(utf8()), BOOK).strip());
        assertEquals("title,price,tags\r\nEmma,€ 3.50,a|b\r\n", written(new CsvExporter(utf8()), BOOK));
        assertTrue(written(new XmlExporter(utf8()), BOOK).contains("<price>€ 3.50</price><tags>a|b</tags>"));
    }

    @Test
    void theItemItselfKeepsItsValues() {
        assertEquals(BOOK.price(), Fields.of(BOOK).get("price"));
        assertEquals("€ 3.50", Fields.written(BOOK).get("price"));
        assertEquals(Map.of("a", 1), Fields.written(Item.of(Map.of("a", 1))));
    }

    @Test
    void itHoldsInsideOfOtherItemsAndIsInherited() {
        assertEquals(
                Map.of("title", "Emma", "price", "€ 3.50", "tags", "a|b"),
                PlainValue.deep(new Order(BOOK, List.of(BOOK)).book()));
        assertTrue(written(new JsonLinesExporter(utf8()), new Order(BOOK, List.of(BOOK)))
                .contains("\"others\": [{\"title\": \"Emma\", \"price\": \"€ 3.50\""));
        assertEquals(Map.of("price", "€ 1.00", "legs", 4), Fields.written(new Chair()));
    }

    @Test
    void nullIsWrittenAsItIs() {
        assertEquals(
                Arrays.asList("x", null, null),
                new ArrayList<>(Fields.written(new Book("x", null, null)).values()));
    }

    record Wrong(@Serialized(Euros.class) String price) implements Item {}

    @Test
    void oneThatFailsNamesTheField() {
        String message = assertThrows(IllegalArgumentException.class, () -> Fields.written(new Wrong("3")))
                .getMessage();

        assertTrue(message.startsWith("Wrong.price: Euros failed on 3: "), message);
    }

    final class Inner implements FieldSerializer<String> {
        @Override
        public Object serialize(String value) {
            return value;
        }
    }

    record Unmakeable(@Serialized(Inner.class) String text) implements Item {}

    @Test
    void oneThatCannotBeMadeSaysWhatItNeeds() {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> Fields.written(new Unmakeable("x")))
                .getMessage()
                .endsWith("Inner needs a constructor without parameters, and a static class if it is nested"));
    }
}

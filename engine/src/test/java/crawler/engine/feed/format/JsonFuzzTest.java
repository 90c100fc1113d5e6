package crawler.engine.feed.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crawler.engine.Fuzzing;
import crawler.engine.Item;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Random items in two runs, for {@code -Dfuzz.seconds=N} each: what another reader gets back is what was written. */
@EnabledIfSystemProperty(named = "fuzz.seconds", matches = "\\d+")
@DisplayName("H1, H4, H8: whatever is written as JSON can be read")
final class JsonFuzzTest {
    private static final JsonMapper READER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    @Test
    void anArrayIsReadBack() {
        Fuzzing.run("JSON", seed -> {
            Random random = new Random(seed);
            RandomItems made = new RandomItems(random);
            List<Item> items = made.items();
            String json = TwoRuns.write(JsonExporter::new, options(made, random), items, random);
            assertEquals(plain(items), plain(READER.readTree(json)), json);
        });
    }

    @Test
    void linesAreReadBack() {
        Fuzzing.run("JSON Lines", seed -> {
            Random random = new Random(seed);
            RandomItems made = new RandomItems(random);
            List<Item> items = made.items();
            String lines = TwoRuns.write(JsonLinesExporter::new, options(made, random), items, random);
            List<JsonNode> read = Arrays.stream(lines.split("\n"))
                    .filter(line -> !line.isEmpty())
                    .map(READER::readTree)
                    .toList();
            assertEquals(plain(items), plain(read), lines);
        });
    }

    private static ExportOptions options(RandomItems made, Random random) {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("encoding", made.any(TwoRuns.ENCODINGS));
        if (random.nextBoolean()) {
            options.put("indent", random.nextInt(5) - 1);
        }
        return ExportOptions.of(options);
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
            return list.stream().map(JsonFuzzTest::plain).toList().toString() + list.size();
        } else if (value instanceof Object[] array) {
            return plain(Arrays.asList(array));
        } else if (value instanceof Optional<?> maybe) {
            return plain(maybe.orElse(null));
        } else if (value instanceof Float || value instanceof Double) {
            double number = ((Number) value).doubleValue();
            return Double.isFinite(number) ? plain(shortest((Number) value)) : "null";
        } else if (value instanceof Number number) {
            return new BigDecimal(number.toString()).stripTrailingZeros().toString();
        }
        return value instanceof JsonNode node ? read(node) : String.valueOf(value);
    }

    /** Of the fewest digits that stand for this number only; toString() of Java 17 has more now and then. */
    private static BigDecimal shortest(Number number) {
        BigDecimal exact = new BigDecimal(number.doubleValue());
        for (int digits = 1; ; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits));
            boolean same = number instanceof Float
                    ? rounded.floatValue() == number.floatValue()
                    : rounded.doubleValue() == number.doubleValue();
            if (same) {
                return rounded;
            }
        }
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
}

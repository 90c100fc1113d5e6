package crawler.engine.feed.format;

import crawler.engine.Item;
import crawler.engine.item.PlainValue;
import crawler.engine.text.PythonText;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonFactoryBuilder;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Items as JSON objects, written as Python's {@code json.dumps} does. For one thread at a time. */
final class JsonText {
    private static final int LAST_ASCII = 127;

    private final ExportOptions options;
    private final boolean sorted;
    private final ObjectWriter writer;
    private final FeedText encoding;

    /** @param indent blanks a level; 0: everything in one line */
    JsonText(ExportOptions options, int indent) {
        options.refuseAllBut(Set.of("ensure_ascii", "sort_keys"));
        this.options = options;
        this.sorted = options.flag("sort_keys", false);
        this.encoding = FeedText.in(options.encoding().orElse("utf-8"), JsonText::escapeSurrogate);
        JsonFactoryBuilder json = JsonFactory.builder()
                .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
                .disable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES);
        if (options.flag("ensure_ascii", options.encoding().isEmpty())) {
            json.highestNonEscapedChar(LAST_ASCII).characterEscapes(new AsciiEscapes());
        }
        this.writer = JsonMapper.builder(json.build()).build().writer().with(new PythonSpacing(indent));
    }

    /** Python counts DEL among what is escaped. */
    private static final class AsciiEscapes extends CharacterEscapes {
        private static final int[] CODES = standardAsciiEscapesForJSON();

        static {
            CODES[LAST_ASCII] = ESCAPE_STANDARD;
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return CODES;
        }

        @Override
        public SerializableString getEscapeSequence(int character) {
            throw new IllegalStateException("no character has an escape of its own");
        }
    }

    /** Half a character pair, which JSON pages may hold, must not cost the item. */
    private static String escapeSurrogate(int c, String encoding) {
        if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
            return String.format("\\u%04x", c);
        }
        return FeedText.Unencodable.REFUSED.instead(c, encoding);
    }

    FeedText encoding() {
        return encoding;
    }

    /** The fields of one item that are to be written. */
    String of(Item item) {
        Map<String, Object> fields = new LinkedHashMap<>();
        options.forEach(item, options.exportEmpty(), null, fields::put);
        StringWriter text = new StringWriter();
        try (JsonGenerator json = writer.createGenerator(text)) {
            write(fields, json, 0);
        }
        return text.toString();
    }

    private void write(Object value, JsonGenerator json, int depth) {
        Object plain = PlainValue.of(value);
        if (depth > PlainValue.DEEPEST) {
            throw new IllegalArgumentException(
                    "a value is nested deeper than " + PlainValue.DEEPEST + ": does it contain itself?");
        }
        if (plain instanceof String text) {
            json.writeString(text);
        } else if (plain instanceof Map<?, ?> map) {
            json.writeStartObject();
            (sorted ? sorted(map) : map).forEach((key, each) -> {
                json.writeName(String.valueOf(key));
                write(each, json, depth + 1);
            });
            json.writeEndObject();
        } else if (plain instanceof List<?> list) {
            json.writeStartArray();
            list.forEach(each -> write(each, json, depth + 1));
            json.writeEndArray();
        } else {
            writeScalar(plain, json);
        }
    }

    private static Map<String, Object> sorted(Map<?, ?> map) {
        Map<String, Object> sorted = new TreeMap<>();
        map.forEach((key, value) -> sorted.put(String.valueOf(key), value));
        return sorted;
    }

    private static void writeScalar(Object plain, JsonGenerator json) {
        if (plain == null) {
            json.writeNull();
        } else if (plain instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (plain instanceof Double || plain instanceof Float) {
            writeFraction(Double.parseDouble(plain.toString()), json);
        } else if (plain instanceof BigInteger
                || plain instanceof BigDecimal
                || plain instanceof Integer
                || plain instanceof Long
                || plain instanceof Short
                || plain instanceof Byte) {
            json.writeNumber(plain.toString());
        } else { // AtomicLong and the like
            json.writeNumber(new BigDecimal(plain.toString()));
        }
    }

    private static void writeFraction(double number, JsonGenerator json) {
        if (Double.isFinite(number)) {
            json.writeNumber(PythonText.number(number));
        } else { // JSON has no NaN
            json.writeNull();
        }
    }
}

package crawler.settings;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON as people write it into a setting: strict (no key twice, nothing after the end). */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    /** Reads a text into a {@link Raw} value; what is not JSON throws a {@link Mismatch} that says where. */
    static Object read(String text) {
        try {
            return Raw.frozen(MAPPER.readValue(text, Object.class));
        } catch (JacksonException bad) {
            throw new Mismatch("is not JSON: " + bad.getOriginalMessage() + " (column "
                    + bad.getLocation().getColumnNr() + ")");
        }
    }

    /** Writes a {@link Raw} value on one line; objects that JSON has no form for become their text. */
    static String write(Object raw) {
        return MAPPER.writeValueAsString(plain(raw));
    }

    private static Object plain(Object raw) {
        if (Raw.NONE.equals(raw)) {
            return null;
        } else if (raw instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.forEach((key, value) -> copy.put(key, plain(value)));
            return copy;
        } else if (raw instanceof Collection<?> collection) {
            return collection.stream().map(Json::plain).toList(); // toList() takes nulls
        }
        return raw instanceof Number || raw instanceof Boolean ? raw : String.valueOf(raw);
    }
}

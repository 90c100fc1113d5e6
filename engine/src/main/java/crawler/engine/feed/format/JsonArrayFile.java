package crawler.engine.feed.format;

import java.io.IOException;
import java.io.Reader;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** Looks whether a text is one JSON array, however long it is. */
final class JsonArrayFile {
    /** We write what is longer, too. */
    private static final StreamReadConstraints ANY = StreamReadConstraints.builder()
            .maxStringLength(Integer.MAX_VALUE)
            .maxNumberLength(Integer.MAX_VALUE)
            .build();

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(ANY)
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .build();

    private JsonArrayFile() {}

    /** @throws IOException when it is none; the reader stays open */
    static void check(Reader text) throws IOException {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text)) {
            if (json.nextToken() != JsonToken.START_ARRAY) {
                throw noArray("it begins otherwise");
            }
            json.skipChildren();
            if (json.currentToken() != JsonToken.END_ARRAY || json.nextToken() != null) {
                throw noArray("it ends otherwise");
            }
        } catch (JacksonException e) {
            throw noArray(e.getOriginalMessage());
        }
    }

    private static IOException noArray(String why) {
        return new IOException("it is no JSON array, or was cut short (" + why + "), so nothing can be appended to it;"
                + " use -O to overwrite it, or a .jsonl file");
    }
}

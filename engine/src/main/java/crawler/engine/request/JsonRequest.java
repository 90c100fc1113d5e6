package crawler.engine.request;

import crawler.engine.Request;
import crawler.engine.text.PythonText;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** Makes requests that carry JSON and want JSON: Scrapy's {@code JsonRequest}. */
public final class JsonRequest {
    private static final Separators SPACED = PrettyPrinter.DEFAULT_SEPARATORS
            .withObjectNameValueSpacing(Separators.Spacing.AFTER)
            .withObjectEntrySpacing(Separators.Spacing.AFTER)
            .withArrayElementSpacing(Separators.Spacing.AFTER)
            .withObjectEmptySeparator("")
            .withArrayEmptySeparator("");

    /** As Python writes it, keys sorted: the same data always make the same body, and so the same request. */
    private static final ObjectWriter WRITER = JsonMapper.builder(JsonFactory.builder()
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
                    .build())
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
            .addModule(new SimpleModule()
                    .addSerializer(Double.class, new Doubles())
                    .addSerializer(double.class, new Doubles()))
            .build()
            .writer()
            .with(new DefaultPrettyPrinter(SPACED)
                    .withObjectIndenter(DefaultPrettyPrinter.NopIndenter.instance())
                    .withArrayIndenter(DefaultPrettyPrinter.NopIndenter.instance()));

    private JsonRequest() {}

    private static final class Doubles extends ValueSerializer<Double> {
        @Override
        public void serialize(Double value, JsonGenerator out, SerializationContext context) {
            if (value.isNaN() || value.isInfinite()) {
                throw new IllegalArgumentException("JSON has no form for the number " + value);
            }
            out.writeNumber(PythonText.number(value));
        }
    }

    /** A GET that wants JSON. */
    public static Request of(String url) {
        return new Request(url)
                .withHeader("Content-Type", "application/json")
                .withHeader("Accept", "application/json, text/javascript, */*; q=0.01");
    }

    /**
     * A POST of these data: records, maps, collections, texts, numbers, or trees of Jackson.
     *
     * @throws tools.jackson.core.JacksonException when they have no JSON form
     */
    public static Request of(String url, Object data) {
        return of(url, data, WRITER);
    }

    /** {@link #of(String, Object)}, written by somebody's own rules: Scrapy's {@code dumps_kwargs}. */
    public static Request of(String url, Object data, ObjectWriter writer) {
        return of(url).withMethod("POST").withBody(writer.writeValueAsBytes(data));
    }
}

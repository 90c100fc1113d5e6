package crawler.engine.feed;

import crawler.engine.Spider;
import crawler.settings.SettingException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Where a feed goes and in which form.
 *
 * @param uri a path, or {@code -} for the standard output; {@code %(name)s} in it stands for the spider's name
 * @param format {@code json} or {@code jsonlines}
 * @param overwrite whether a file that is there is replaced, or continued
 */
public record FeedOptions(String uri, String format, boolean overwrite) {
    private static final Map<String, String> FORMATS =
            Map.of("json", "json", "jsonlines", "jsonlines", "jsonl", "jsonlines", "jl", "jsonlines");
    private static final String NAME = "%(name)s";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @throws SettingException when the format is not known */
    public FeedOptions {
        String known = FORMATS.get(format.toLowerCase(Locale.ROOT));
        if (known == null) {
            throw new SettingException("Feed " + uri + ": unknown format \"" + format + "\" (have: "
                    + String.join(", ", new TreeSet<>(FORMATS.keySet()))
                    + "). Say it as FILE:FORMAT or by the file's ending.");
        }
        format = known;
    }

    /** One that is given as {@code FILE} or {@code FILE:FORMAT} on the command line. */
    public static FeedOptions parse(String text, boolean overwrite) {
        int colon = text.lastIndexOf(':');
        if (colon > 0 && text.indexOf('/', colon) < 0 && text.indexOf('.', colon) < 0) {
            return new FeedOptions(text.substring(0, colon), text.substring(colon + 1), overwrite);
        }
        return new FeedOptions(text, formatOf(text), overwrite);
    }

    /** One entry of the setting FEEDS: options as a JSON object. */
    public static FeedOptions of(String uri, String options) {
        try {
            JsonNode node = JSON.readTree(options);
            String format = Optional.ofNullable(node.get("format"))
                    .map(JsonNode::asString)
                    .orElseGet(() -> formatOf(uri));
            boolean overwrite = node.has("overwrite") && node.get("overwrite").asBoolean();
            return new FeedOptions(uri, format, overwrite);
        } catch (JacksonException e) {
            throw new SettingException("FEEDS: the options of " + uri + " are no JSON object: " + options, e);
        }
    }

    private static String formatOf(String uri) {
        return uri.equals("-") ? "jsonlines" : uri.substring(uri.lastIndexOf('.') + 1);
    }

    /** As an entry of the setting FEEDS. */
    public String toJson() {
        return JSON.writeValueAsString(Map.of("format", format, "overwrite", overwrite));
    }

    /** For this spider: with its name in the place of {@code %(name)s}. */
    public FeedOptions of(Spider spider) {
        return new FeedOptions(uri.replace(NAME, spider.name()), format, overwrite);
    }

    /** Whether each spider has a file of its own: its name is part of the path. */
    public boolean isPerSpider() {
        return uri.contains(NAME);
    }

    /** Whether it is no file. */
    public boolean toStandardOutput() {
        return uri.equals("-") || uri.equals("stdout:");
    }

    ItemExporter exporter() {
        return format.equals("json") ? new JsonExporter() : new JsonLinesExporter();
    }
}

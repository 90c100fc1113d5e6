package crawler.engine.feed;

import crawler.engine.Spider;
import crawler.engine.feed.postprocess.PostProcessors;
import crawler.engine.url.UrlParts;
import crawler.settings.SettingException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;

/** Where a feed goes and in which form: one entry of the setting FEEDS. Immutable. */
public final class FeedOptions {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FORMAT = "format";
    private static final String OVERWRITE = "overwrite";

    private final String uri;
    private final Map<String, Object> options;

    private FeedOptions(String uri, Map<String, ?> options) {
        this.uri = uri;
        this.options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }

    /**
     * One that is given as {@code FILE} or {@code FILE:FORMAT} on the command line. A file such as {@code items.csv.gz} is
     * compressed, unless its format is said.
     */
    public static FeedOptions parse(String text, boolean overwrite) {
        int colon = text.lastIndexOf(':');
        boolean named =
                colon > 0 && colon < text.length() - 1 && text.indexOf('/', colon) < 0 && text.indexOf('.', colon) < 0;
        String uri = named ? text.substring(0, colon) : text;
        FeedOptions feed = named
                ? new FeedOptions(uri, Map.of(FORMAT, text.substring(colon + 1)))
                : new FeedOptions(uri, byEndings(uri));
        return feed.with(OVERWRITE, overwrite);
    }

    private static Map<String, ?> byEndings(String uri) {
        int last = uri.lastIndexOf('.');
        int before = uri.lastIndexOf('.', last - 1);
        boolean compressed = before > uri.lastIndexOf('/') && PostProcessors.isEnding(uri.substring(last + 1));
        return compressed
                ? Map.of(FORMAT, uri.substring(before + 1, last), "postprocessing", List.of(uri.substring(last + 1)))
                : Map.of();
    }

    /** One entry of the setting FEEDS: options as a JSON object. */
    public static FeedOptions of(String uri, String options) {
        try {
            return of(uri, JSON.readerForMapOf(Object.class).<Map<String, ?>>readValue(options));
        } catch (JacksonException e) {
            throw new SettingException(
                    "FEEDS: the options of " + UrlParts.masked(uri) + " are no JSON object: " + options, e);
        }
    }

    /** @throws SettingException when one is unknown, or of a wrong type */
    static FeedOptions of(String uri, Map<String, ?> options) {
        FeedOptionTypes.check(uri, options);
        return new FeedOptions(uri, options);
    }

    private FeedOptions with(String name, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(options);
        changed.put(name, value);
        return new FeedOptions(uri, changed);
    }

    /** A path or a URI, or {@code -} for the standard output; {@code %(name)s} in it stands for the spider's name. */
    public String uri() {
        return uri;
    }

    /** {@link #uri} for messages: without a password. */
    public String shownUri() {
        return UrlParts.masked(uri);
    }

    /** The name of the format, in lower case: the option, else the file's ending; empty when there is none. */
    public String format() {
        return text(FORMAT).orElseGet(this::ending).toLowerCase(Locale.ROOT);
    }

    private String ending() {
        String name = uri.substring(uri.lastIndexOf('/') + 1);
        return toStandardOutput()
                ? "jsonlines"
                : name.substring(name.lastIndexOf('.') < 0 ? name.length() : name.lastIndexOf('.') + 1);
    }

    /** Whether a file that is there is replaced, and not continued; {@code otherwise} when the options do not say. */
    public boolean overwrite(boolean otherwise) {
        return flag(OVERWRITE, otherwise);
    }

    /** Whether something is done with its bytes, such as compression. */
    public boolean isPostprocessed() {
        return !texts("postprocessing").isEmpty();
    }

    /** This, to be continued. */
    public FeedOptions appending() {
        return with(OVERWRITE, false);
    }

    /** As an entry of the setting FEEDS. */
    public String toJson() {
        return JSON.writeValueAsString(options);
    }

    /** For this spider: with its name in the place of {@code %(name)s}. */
    public FeedOptions of(Spider spider) {
        return new FeedOptions(uri.replace(FeedUri.NAME, spider.name()), options);
    }

    /** Whether each spider has a file of its own: its name is part of the path. */
    public boolean isPerSpider() {
        return uri.contains(FeedUri.NAME);
    }

    /** Whether it is no file. */
    public boolean toStandardOutput() {
        return uri.equals("-") || uri.startsWith("stdout:");
    }

    /** The scheme of the URI, {@code stdout} for the standard output; empty for a path. */
    public String scheme() {
        int colon = uri.indexOf(':');
        boolean isPath = colon < 2 || !uri.substring(0, colon).matches("[A-Za-z][A-Za-z0-9+.-]*");
        return toStandardOutput()
                ? "stdout"
                : isPath ? "" : uri.substring(0, colon).toLowerCase(Locale.ROOT);
    }

    /** All options as they were given. */
    public Map<String, Object> asMap() {
        return options;
    }

    boolean has(String name) {
        return options.containsKey(name);
    }

    /** Empty when it is null or not there. */
    Optional<Object> get(String name) {
        return Optional.ofNullable(options.get(name));
    }

    Optional<String> text(String name) {
        return get(name).map(Object::toString);
    }

    boolean flag(String name, boolean otherwise) {
        return text(name).map(FeedOptionTypes::isTrue).orElse(otherwise);
    }

    long number(String name, long otherwise) {
        return text(name).map(Long::parseLong).orElse(otherwise);
    }

    List<String> texts(String name) {
        return get(name)
                .map(many ->
                        ((Collection<?>) many).stream().map(Object::toString).toList())
                .orElse(List.of());
    }

    @SuppressWarnings("unchecked") // JSON has no other keys
    Map<String, Object> map(String name) {
        return get(name).map(value -> (Map<String, Object>) value).orElse(Map.of());
    }

    @Override
    public String toString() {
        return shownUri() + " " + options;
    }
}

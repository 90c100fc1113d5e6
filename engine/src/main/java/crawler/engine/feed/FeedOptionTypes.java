package crawler.engine.feed;

import crawler.engine.feed.postprocess.PostProcessors;
import crawler.engine.url.UrlParts;
import crawler.settings.Nearest;
import crawler.settings.SettingException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** What may be said of a feed: the options' names, and of which types they are. */
final class FeedOptionTypes {
    /** A type of values, as messages name it. */
    private record Type(String words, Predicate<Object> test) {}

    private static final Type TEXT = new Type("a text", String.class::isInstance);
    private static final Type FLAG = new Type("true or false", value -> isFlag(value.toString()));
    private static final Type WHOLE = new Type("a whole number", FeedOptionTypes::isWhole);
    private static final Type COUNT =
            new Type("a whole number, 0 or more", value -> isWhole(value) && Long.parseLong(value.toString()) >= 0);
    private static final Type OBJECT = new Type("an object", Map.class::isInstance);
    private static final Type LIST = new Type("a list of texts", FeedOptionTypes::isList);
    private static final Type FIELDS = new Type(
            "a list of names, or an object of names and new names",
            value -> isList(value) || (value instanceof Map<?, ?> names && isList(names.values())));

    private static final Map<String, Type> KNOWN = new TreeMap<>(Map.ofEntries(
            Map.entry("batch_item_count", COUNT),
            Map.entry("bz2_compresslevel", WHOLE),
            Map.entry("encoding", TEXT),
            Map.entry("fields", FIELDS),
            Map.entry("format", TEXT),
            Map.entry("gzip_compresslevel", WHOLE),
            Map.entry("indent", WHOLE),
            Map.entry("item_classes", LIST),
            Map.entry("item_export_kwargs", OBJECT),
            Map.entry("item_filter", TEXT),
            Map.entry("lzma_preset", WHOLE),
            Map.entry("overwrite", FLAG),
            Map.entry("postprocessing", LIST),
            Map.entry("store_empty", FLAG),
            Map.entry("uri_params", TEXT),
            Map.entry("zstd_compresslevel", WHOLE)));

    private FeedOptionTypes() {}

    /**
     * Classes of one's own may have options of their own, which nobody knows here; but not such as look like a known one.
     *
     * @throws SettingException when an option is unknown, or of another type; null is of any
     */
    static void check(String uri, Map<String, ?> options) {
        options.forEach((name, value) -> {
            Type type = KNOWN.get(name);
            if (type != null && value != null && !type.test().test(value)) {
                throw new SettingException(
                        "Feed " + UrlParts.masked(uri) + ": \"" + name + "\" is " + type.words() + ", not " + value);
            }
        });
        boolean others = hasOthersClasses(options);
        for (String name : new TreeSet<>(options.keySet())) {
            Optional<String> meant = Nearest.to(name, KNOWN.keySet());
            if (!KNOWN.containsKey(name) && (!others || meant.isPresent())) {
                throw new SettingException("Feed " + UrlParts.masked(uri) + ": unknown option \"" + name + "\". "
                        + meant.map(near -> "Did you mean \"" + near + "\"?")
                                .orElse("There are: " + String.join(", ", KNOWN.keySet()) + "."));
            }
        }
    }

    private static boolean hasOthersClasses(Map<String, ?> options) {
        boolean processes = options.get("postprocessing") instanceof Collection<?> words
                && words.stream().anyMatch(word -> !PostProcessors.isKnown(word.toString()));
        return processes || List.of("item_filter", "uri_params").stream().anyMatch(name -> options.get(name) != null);
    }

    private static boolean isFlag(String text) {
        return isTrue(text) || text.equalsIgnoreCase("false") || text.equals("0");
    }

    static boolean isTrue(String text) {
        return text.equalsIgnoreCase("true") || text.equals("1");
    }

    private static boolean isWhole(Object value) {
        return value.toString().matches("-?\\d{1,18}");
    }

    private static boolean isList(Object value) {
        return value instanceof Collection<?> many && many.stream().allMatch(String.class::isInstance);
    }
}

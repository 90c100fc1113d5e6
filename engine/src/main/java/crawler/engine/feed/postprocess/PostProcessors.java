package crawler.engine.feed.postprocess;

import java.util.Locale;
import java.util.Map;

/** The short names of post-processors; Scrapy's class names end with them, too. */
public final class PostProcessors {
    private static final Map<String, Class<?>> BY_NAME = Map.of(
            "gzip", GzipPlugin.class,
            "gz", GzipPlugin.class,
            "bz2", Bz2Plugin.class,
            "lzma", LzmaPlugin.class,
            "xz", LzmaPlugin.class,
            "zstd", ZstdPlugin.class,
            "zst", ZstdPlugin.class);
    private static final String PLUGIN = "plugin";

    private PostProcessors() {}

    /** Whether files that this makes may end with the word, as in {@code items.csv.gz}. */
    public static boolean isEnding(String word) {
        return BY_NAME.containsKey(word.toLowerCase(Locale.ROOT));
    }

    /** Whether the word names one that stands here. */
    public static boolean isKnown(String word) {
        return className(word).startsWith(PostProcessors.class.getPackageName() + ".");
    }

    /** The class that a word such as {@code gzip} or {@code GzipPlugin} stands for; other words are class names themselves. */
    public static String className(String word) {
        String name = word.substring(word.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        String plain = name.endsWith(PLUGIN) ? name.substring(0, name.length() - PLUGIN.length()) : name;
        boolean ours = word.indexOf('.') < 0 || word.startsWith("scrapy.");
        return ours && BY_NAME.containsKey(plain) ? BY_NAME.get(plain).getName() : word;
    }
}

package crawler.engine.media;

import crawler.engine.part.NamedClass;
import crawler.engine.part.Plugins;
import crawler.engine.url.UrlParts;
import crawler.settings.Setting;
import crawler.settings.SettingException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Makes the store that a URI stands for. Scrapy's {@code STORE_SCHEMES}. */
public final class FileStores {
    public static final Setting<Map<String, String>> MEDIA_STORES = Setting.ofMap(
                    "MEDIA_STORES",
                    new TreeMap<>(Map.of(
                            "path", LocalFileStore.class.getName(),
                            "file", LocalFileStore.class.getName(),
                            "ftp", FtpFileStore.class.getName(),
                            "ftps", FtpFileStore.class.getName())))
            .doc("The places of files and images: the store's class, by the scheme of FILES_STORE or IMAGES_STORE;"
                    + " \"path\" where there is none.");

    private FileStores() {}

    /** @throws SettingException when nothing stores files there */
    static FileStore of(String setting, StorePlace place) {
        Map<String, String> stores = place.settings().get(MEDIA_STORES);
        String scheme = scheme(place.uri());
        String found = stores.get(scheme);
        if (found == null) {
            throw new SettingException(setting + ": nothing stores files at " + UrlParts.masked(place.uri())
                    + " (have: " + String.join(", ", new TreeSet<>(stores.keySet())) + "). "
                    + Plugins.remedy(scheme, MEDIA_STORES.name()));
        }
        return NamedClass.make(MEDIA_STORES.name(), found, FileStore.class, Map.of(StorePlace.class, place));
    }

    /** One letter is a drive of Windows. */
    private static String scheme(String uri) {
        int end = uri.startsWith("file:") ? "file".length() : uri.indexOf("://");
        return end < 2 ? "path" : uri.substring(0, end).toLowerCase(Locale.ROOT);
    }
}

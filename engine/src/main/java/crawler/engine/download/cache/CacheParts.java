package crawler.engine.download.cache;

import crawler.engine.part.NamedClass;
import crawler.settings.Setting;
import crawler.settings.SettingException;
import crawler.settings.Settings;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Makes the policy and the storage that settings name, by a short name or by class, and says where storages lie. */
final class CacheParts {
    private CacheParts() {}

    static CachePolicy policy(Settings settings) {
        String name = settings.get(HttpCache.HTTPCACHE_POLICY);
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "dummy" -> new DummyPolicy(settings);
            case "rfc9111", "rfc2616" -> new Rfc9111Policy(settings);
            default ->
                make(
                        HttpCache.HTTPCACHE_POLICY,
                        "dummy, rfc9111",
                        CachePolicy.class,
                        Map.of(Settings.class, settings),
                        name);
        };
    }

    static CacheStorage storage(Settings settings, String spider) {
        String name = settings.get(HttpCache.HTTPCACHE_STORAGE);
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "filesystem" -> new FilesystemStorage(settings, spider);
            case "mvstore", "dbm" -> new MvStoreStorage(settings, spider);
            default ->
                make(
                        HttpCache.HTTPCACHE_STORAGE,
                        "filesystem, mvstore",
                        CacheStorage.class,
                        Map.of(Settings.class, settings, String.class, spider),
                        name);
        };
    }

    private static <T> T make(
            Setting<String> setting, String shortNames, Class<T> kind, Map<Class<?>, ?> offered, String name) {
        try {
            return NamedClass.make(setting.name(), name, kind, offered);
        } catch (SettingException e) {
            throw new SettingException(e.getMessage() + " (short names: " + shortNames + ")", e);
        }
    }

    /** Where the responses of a spider are: HTTPCACHE_DIR and its name, with {@code suffix} behind it. */
    static Path place(Settings settings, String spider, String suffix) {
        String name = spider.replaceAll("[^\\p{Alnum}._-]", "_");
        return Path.of(settings.get(HttpCache.HTTPCACHE_DIR))
                .resolve((name.startsWith(".") ? "_" : "") + name + suffix);
    }
}

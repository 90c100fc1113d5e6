package crawler.engine.download.cache;

import crawler.engine.part.NamedClass;
import crawler.settings.SettingException;
import crawler.settings.Settings;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Makes the policy and the storage that settings name: by a short name or by class. */
final class CacheParts {
    private CacheParts() {}

    static CachePolicy policy(Settings settings) {
        String name = settings.get(HttpCache.HTTPCACHE_POLICY);
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "dummy" -> new DummyPolicy(settings);
            case "rfc9111", "rfc2616" -> new Rfc9111Policy(settings);
            default -> make(HttpCache.HTTPCACHE_POLICY.name(), name, CachePolicy.class, settings);
        };
    }

    static CacheStorage storage(Settings settings, String spider) {
        String name = settings.get(HttpCache.HTTPCACHE_STORAGE);
        return name.equalsIgnoreCase("filesystem")
                ? new FilesystemStorage(settings, spider)
                : make(HttpCache.HTTPCACHE_STORAGE.name(), name, CacheStorage.class, settings, spider);
    }

    private static <T> T make(String setting, String name, Class<T> type, Object... arguments) {
        Class<?>[] types = Arrays.stream(arguments).map(Object::getClass).toArray(Class<?>[]::new);
        try {
            return type.cast(NamedClass.find(name).getConstructor(types).newInstance(arguments));
        } catch (InvocationTargetException e) {
            throw new SettingException(setting + ": the constructor of " + name + " failed", e.getCause());
        } catch (ReflectiveOperationException | ClassCastException e) {
            throw new SettingException(
                    setting + ": \"" + name + "\" is no short name, and no class that is a " + type.getSimpleName()
                            + " with a public constructor for " + List.of(types),
                    e);
        }
    }
}

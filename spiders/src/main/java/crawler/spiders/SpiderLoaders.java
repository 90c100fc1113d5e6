package crawler.spiders;

import crawler.engine.part.NamedClass;
import crawler.settings.Setting;
import crawler.settings.SettingException;
import crawler.settings.Settings;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;

/** Makes the loader of spiders that a setting names. */
final class SpiderLoaders {
    static final Setting<String> SPIDER_LOADER_CLASS = Setting.ofString(
                    "SPIDER_LOADER_CLASS", ClassPathSpiderLoader.class.getName())
            .doc("The class, a SpiderLoader, that finds spiders by what is typed.");

    private SpiderLoaders() {}

    /** @throws SettingException when the class is none, or cannot be made */
    static SpiderLoader of(Settings settings) {
        Class<?> found = NamedClass.find(SPIDER_LOADER_CLASS.name(), settings.get(SPIDER_LOADER_CLASS));
        if (!SpiderLoader.class.isAssignableFrom(found)) {
            throw new SettingException(SPIDER_LOADER_CLASS.name() + ": " + found.getName() + " is no SpiderLoader");
        }
        try {
            return (SpiderLoader) make(found, settings);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof UsageException usage) {
                throw usage;
            }
            throw new SettingException(
                    SPIDER_LOADER_CLASS.name() + ": the constructor of " + found.getName() + " failed: " + e.getCause(),
                    e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new SettingException(
                    SPIDER_LOADER_CLASS.name() + ": " + found.getName()
                            + " needs a public constructor without parameters, or with Settings",
                    e);
        }
    }

    private static Object make(Class<?> type, Settings settings) throws ReflectiveOperationException {
        for (Constructor<?> constructor : type.getConstructors()) {
            Class<?>[] parameters = constructor.getParameterTypes();
            if (parameters.length == 1 && parameters[0] == Settings.class) {
                return constructor.newInstance(settings);
            }
        }
        return type.getConstructor().newInstance();
    }
}

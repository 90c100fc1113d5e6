package crawler.engine.core;

import crawler.engine.Crawler;
import crawler.engine.error.NotConfigured;
import crawler.settings.Setting;
import crawler.settings.SettingException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the components that settings name by class and order number. */
final class Components {
    private static final Logger LOG = LoggerFactory.getLogger(Components.class);

    private final Crawler crawler;

    Components(Crawler crawler) {
        this.crawler = crawler;
    }

    /** The components of a setting, the lowest order number first; those that are not configured are left out. */
    <T> List<T> make(Setting<Map<String, Optional<Integer>>> key, Class<T> type) {
        List<Map.Entry<String, Optional<Integer>>> enabled = crawler.settings().get(key).entrySet().stream()
                .filter(entry -> entry.getValue().isPresent())
                .sorted(Comparator.comparing(entry -> entry.getValue().orElseThrow()))
                .toList();
        List<T> made = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Map.Entry<String, Optional<Integer>> entry : enabled) {
            makeIfConfigured(key.name(), entry.getKey(), type).ifPresent(component -> {
                made.add(component);
                names.add(entry.getKey());
            });
        }
        LOG.info("Enabled {}: {}", key.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '), names);
        return made;
    }

    private <T> Optional<T> makeIfConfigured(String setting, String className, Class<T> type) {
        try {
            return Optional.of(make(setting, className, type));
        } catch (NotConfigured e) {
            LOG.debug("{} is off: {}", className, e.getMessage());
            return Optional.empty();
        }
    }

    /** One component. @throws SettingException when there is no such class, or it is none of the kind */
    <T> T make(String setting, String className, Class<T> type) {
        Class<?> found = load(setting, className);
        if (!type.isAssignableFrom(found)) {
            throw new SettingException(setting + ": " + className + " is no " + type.getSimpleName());
        }
        try {
            return type.cast(construct(setting, found));
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new SettingException(setting + ": the constructor of " + className + " failed", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new SettingException(setting + ": " + className + " cannot be made: " + e.getMessage(), e);
        }
    }

    private static Class<?> load(String setting, String className) {
        try {
            ClassLoader loader = Thread.currentThread().getContextClassLoader();
            return Class.forName(className, true, loader == null ? Components.class.getClassLoader() : loader);
        } catch (ClassNotFoundException e) {
            throw new SettingException(setting + ": there is no class " + className + " on the class path", e);
        }
    }

    private Object construct(String setting, Class<?> type) throws ReflectiveOperationException {
        for (Constructor<?> constructor : type.getConstructors()) {
            Class<?>[] parameters = constructor.getParameterTypes();
            if (parameters.length == 1 && parameters[0] == Crawler.class) {
                return constructor.newInstance(crawler);
            }
        }
        try {
            return type.getConstructor().newInstance();
        } catch (NoSuchMethodException e) {
            throw new SettingException(
                    setting + ": " + type.getName()
                            + " needs a public constructor with a Crawler or without parameters",
                    e);
        }
    }
}

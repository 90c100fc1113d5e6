package crawler.engine.core;

import crawler.engine.Crawler;
import crawler.engine.error.NotConfigured;
import crawler.engine.part.NamedClass;
import crawler.settings.Setting;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Makes the components that settings name by class. A public constructor may ask for what was given here, by type: the
 * {@link Crawler}, its slots, its duplicate filter; the one that asks for most is called.
 */
final class Components {
    private static final Logger LOG = LoggerFactory.getLogger(Components.class);

    private final Crawler crawler;
    private final Map<Class<?>, Object> given = new LinkedHashMap<>();
    private final Set<Class<?>> classes = new LinkedHashSet<>();

    Components(Crawler crawler) {
        this.crawler = crawler;
        give(Crawler.class, crawler);
    }

    /** Lets components made from now on ask for this; returns it. */
    <T> T give(Class<? super T> type, T part) {
        given.put(type, part);
        return part;
    }

    /** The classes of all that was made, or will be when it is needed. */
    Set<Class<?>> classes() {
        return Collections.unmodifiableSet(classes);
    }

    /** The one component that a setting names. @throws SettingException as {@link #make(String, String, Class)} */
    <T> T makeOne(Setting<String> key, Class<T> type) {
        return make(key.name(), crawler.settings().get(key), type);
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
            makeIfConfigured(key, entry.getKey(), type).ifPresent(component -> {
                made.add(component);
                names.add(entry.getKey());
            });
        }
        LOG.info("Enabled {}: {}", key.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '), names);
        return made;
    }

    /** Most of our own are off, which is no news; who names a component wants it. */
    private <T> Optional<T> makeIfConfigured(Setting<? extends Map<String, ?>> key, String className, Class<T> type) {
        try {
            return Optional.of(make(key.name(), className, type));
        } catch (NotConfigured e) {
            Level level = key.defaultValue().containsKey(className) ? Level.DEBUG : Level.WARN;
            LOG.atLevel(level).log("{} of {} is off: {}", className, key.name(), e.getMessage());
            return Optional.empty();
        }
    }

    /** One component. @throws SettingException as {@link NamedClass#make} */
    <T> T make(String setting, String className, Class<T> type) {
        find(setting, className);
        return NamedClass.make(setting, className, type, given);
    }

    /** The class, whose settings are known from now on. @throws SettingException when there is none of this name */
    Class<?> find(String setting, String className) {
        Class<?> found = NamedClass.find(setting, className);
        classes.add(found);
        return found;
    }
}

package crawler.spiders;

import crawler.engine.Spider;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The spiders in the packages of SPIDER_MODULES, all looked at once. */
final class ModuleSpiders {
    private static final Logger LOG = LoggerFactory.getLogger(SpiderLoader.class);

    private final List<Class<? extends Spider>> all = new ArrayList<>();
    private final Map<String, Class<? extends Spider>> byName = new TreeMap<>();

    /**
     * @param warnOnly whether what is wrong is left out with a warning
     * @throws UsageException when a package is not there, or a class in it cannot be loaded or made
     */
    ModuleSpiders(SpiderClasses classes, List<String> packages, boolean warnOnly) {
        for (String name : packages) {
            Optional<List<Class<? extends Spider>>> found = classes.inPackage(name);
            if (found.isEmpty()) {
                wrong("there is no package " + name + " on the class path", warnOnly);
            }
            found.ifPresent(types -> types.forEach(type -> add(type, warnOnly)));
        }
        classes.broken().forEach((name, error) -> wrong(name + " cannot be loaded: " + error, warnOnly));
    }

    private void add(Class<? extends Spider> type, boolean warnOnly) {
        try {
            Class<? extends Spider> before =
                    byName.put(ClassPathSpiderLoader.make(type).name(), type);
            all.add(type);
            if (before != null && before != type) {
                LOG.warn(
                        "There are several spiders named {}: {} and {}; the name means the last. Give one another name.",
                        ClassPathSpiderLoader.nameOf(type),
                        before.getName(),
                        type.getName());
            }
        } catch (UsageException | ClassPathSpiderLoader.SpiderFailed e) {
            wrong(e.getMessage(), warnOnly);
        }
    }

    private static void wrong(String what, boolean warnOnly) {
        String message = ClassPathSpiderLoader.SPIDER_MODULES.name() + ": " + what;
        if (!warnOnly) {
            throw new UsageException(message + "\n" + ClassPathSpiderLoader.SPIDER_LOADER_WARN_ONLY.name()
                    + "=True leaves it out with a warning.");
        }
        LOG.warn("{}; it is left out", message);
    }

    List<Class<? extends Spider>> all() {
        return Collections.unmodifiableList(all);
    }

    /** By its own name, or the simple name of its class. */
    Optional<Class<? extends Spider>> find(String typed) {
        return Optional.<Class<? extends Spider>>ofNullable(byName.get(typed))
                .or(() -> all.stream()
                        .filter(type -> type.getSimpleName().equals(typed))
                        .findFirst());
    }
}

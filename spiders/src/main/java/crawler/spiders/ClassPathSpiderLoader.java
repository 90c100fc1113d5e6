package crawler.spiders;

import crawler.engine.Spider;
import crawler.settings.Nearest;
import crawler.settings.Setting;
import crawler.settings.Settings;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds spiders by full class name, simple class name or their own name: those that are registered as services, and those in
 * the packages of SPIDER_MODULES, or without that in the folders on the class path.
 */
public final class ClassPathSpiderLoader implements SpiderLoader {
    public static final Setting<List<String>> SPIDER_MODULES = Setting.ofList("SPIDER_MODULES")
            .doc("The packages that spiders are in, those below them included; empty: the folders on the class path.");
    public static final Setting<Boolean> SPIDER_LOADER_WARN_ONLY = Setting.ofBoolean("SPIDER_LOADER_WARN_ONLY", false)
            .doc("Whether spiders in SPIDER_MODULES that cannot be loaded are left out with a warning.");

    private static final Logger LOG = LoggerFactory.getLogger(SpiderLoader.class);

    private final SpiderClasses classes;
    private final Optional<ModuleSpiders> modules;

    /** @throws IllegalArgumentException when a spider in SPIDER_MODULES cannot be loaded, unless SPIDER_LOADER_WARN_ONLY */
    public ClassPathSpiderLoader(Settings settings) {
        this(
                new SpiderClasses(
                        Thread.currentThread().getContextClassLoader(), System.getProperty("java.class.path", "")),
                settings);
    }

    ClassPathSpiderLoader(SpiderClasses classes, Settings settings) {
        this.classes = classes;
        List<String> packages = settings.get(SPIDER_MODULES);
        this.modules = packages.isEmpty()
                ? Optional.empty()
                : Optional.of(new ModuleSpiders(classes, packages, settings.get(SPIDER_LOADER_WARN_ONLY)));
    }

    /** What costs nothing to look up is looked up first: folders are searched only for what nobody registered. */
    @Override
    public Spider load(String typed) {
        return classes.named(typed)
                .or(() -> modules.flatMap(each -> each.find(typed)))
                .or(() -> only(typed, bearing(typed, classes.registered())))
                .or(() -> modules.isPresent() ? Optional.empty() : inFolders(typed))
                .map(ClassPathSpiderLoader::make)
                .orElseThrow(() -> new UsageException(unknown(typed)));
    }

    private Optional<Class<? extends Spider>> inFolders(String typed) {
        return only(typed, classes.inFolders(typed)).or(() -> only(typed, bearing(typed, classes.inFolders())));
    }

    @Override
    public List<String> list() {
        return List.copyOf(all().keySet());
    }

    private static List<Class<? extends Spider>> bearing(String typed, List<Class<? extends Spider>> candidates) {
        List<Class<? extends Spider>> simple = candidates.stream()
                .filter(type -> type.getSimpleName().equals(typed))
                .toList();
        return !simple.isEmpty()
                ? simple
                : candidates.stream().filter(type -> nameOf(type).equals(typed)).toList();
    }

    private static Optional<Class<? extends Spider>> only(String typed, List<Class<? extends Spider>> found) {
        Set<Class<? extends Spider>> distinct = new LinkedHashSet<>(found);
        if (distinct.size() > 1) {
            throw new UsageException("\"" + typed + "\" may be any of "
                    + distinct.stream().map(Class::getName).sorted().collect(Collectors.joining(", "))
                    + ". Write the full class name.");
        }
        return distinct.stream().findFirst();
    }

    /** All spiders that can be found: by name, in alphabetical order. */
    private Map<String, Class<? extends Spider>> all() {
        Map<String, Class<? extends Spider>> all = new TreeMap<>();
        List<Class<? extends Spider>> found = new ArrayList<>(classes.registered());
        found.addAll(modules.map(ModuleSpiders::all).orElseGet(classes::inFolders));
        for (Class<? extends Spider> type : found) {
            Class<? extends Spider> before = all.put(nameOf(type), type);
            if (before != null && before != type) {
                LOG.warn(
                        "There are several spiders named {}: {} and {}. Give one another name.",
                        nameOf(type),
                        before.getName(),
                        type.getName());
            }
        }
        return all;
    }

    private String unknown(String typed) {
        Map<String, Class<? extends Spider>> all = all();
        List<String> known = new ArrayList<>(all.keySet());
        all.values().forEach(type -> known.add(type.getSimpleName()));
        String have = all.entrySet().stream()
                .map(entry -> entry.getKey() + " (" + entry.getValue().getSimpleName() + ")")
                .collect(Collectors.joining(", "));
        return "There is no spider \"" + typed + "\"."
                + Nearest.to(typed, known)
                        .map(near -> " Did you mean " + near + "?")
                        .orElse("")
                + "\nHave: " + have + "."
                + brokenOnes(typed)
                + "\nYour own: java -cp crawler.jar:my-classes crawler.spiders.Main MySpider";
    }

    /** Of the classes that could not be loaded the one that was meant, if any. */
    private String brokenOnes(String typed) {
        return classes.broken().entrySet().stream()
                .filter(each -> each.getKey().equals(typed)
                        || each.getKey().endsWith("." + typed)
                        || each.getKey().endsWith("$" + typed))
                .map(each -> "\nThe class " + each.getKey() + " is there and cannot be loaded: " + each.getValue())
                .findFirst()
                .orElse("");
    }

    /** The spider's own name; the class's when it cannot be made, so that it is listed all the same. */
    static String nameOf(Class<? extends Spider> type) {
        try {
            return make(type).name();
        } catch (UsageException | SpiderFailed e) {
            return type.getName();
        }
    }

    static Spider make(Class<? extends Spider> type) {
        try {
            Constructor<? extends Spider> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (InvocationTargetException e) {
            throw new SpiderFailed("The constructor of " + type.getName() + " failed: " + e.getCause(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new UsageException(type.getName()
                    + " needs a constructor without parameters; it gets values as -a name=value and asks for"
                    + " them with arguments().");
        }
    }

    /** A spider whose constructor failed. */
    static final class SpiderFailed extends RuntimeException {
        SpiderFailed(String message, Throwable cause) {
            super(message, cause);
        }
    }
}

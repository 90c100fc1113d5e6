package crawler.spiders;

import crawler.engine.Spider;
import crawler.settings.Nearest;
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

/** From what was typed to a spider: its full class name, its simple class name, or its own name. */
final class SpiderFinder {
    private final SpiderClasses classes;

    SpiderFinder(SpiderClasses classes) {
        this.classes = classes;
    }

    /**
     * A new spider. What costs nothing to look up is looked up first: folders are searched only for what nobody registered.
     *
     * @throws UsageException when there is none, or more than one, or it cannot be made
     */
    Spider find(String typed) {
        return classes.named(typed)
                .or(() -> only(typed, bearing(typed, classes.registered())))
                .or(() -> only(typed, classes.inFolders(typed)))
                .or(() -> only(typed, bearing(typed, classes.inFolders())))
                .map(SpiderFinder::make)
                .orElseThrow(() -> new UsageException(unknown(typed)));
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
    Map<String, Class<? extends Spider>> all() {
        Map<String, Class<? extends Spider>> all = new TreeMap<>();
        classes.inFolders().forEach(type -> all.put(nameOf(type), type));
        classes.registered().forEach(type -> all.put(nameOf(type), type));
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
                + "\nYour own: java -cp crawler.jar:my-classes crawler.spiders.Main MySpider";
    }

    /** The spider's own name; the class's when it cannot be made, so that it is listed all the same. */
    private static String nameOf(Class<? extends Spider> type) {
        try {
            return make(type).name();
        } catch (UsageException | SpiderFailed e) {
            return type.getName();
        }
    }

    private static Spider make(Class<? extends Spider> type) {
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

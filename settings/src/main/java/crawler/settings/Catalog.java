package crawler.settings;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** All keys that are declared, for checking every value at the start and for the reference page. Immutable. */
public final class Catalog {
    private final SortedMap<String, Setting<?>> settings;

    private Catalog(SortedMap<String, Setting<?>> settings) {
        this.settings = Collections.unmodifiableSortedMap(settings);
    }

    /**
     * Collects the {@code static final} fields of type {@link Setting} of these classes, whatever their visibility.
     * Throws {@link IllegalArgumentException} for a name that two keys bear, for such a field that is not static
     * and final, and for a class without any.
     */
    public static Catalog of(Class<?>... holders) {
        return new Catalog(new TreeMap<>()).and(holders);
    }

    /** These and the keys of further classes, under the rules of {@link #of}. */
    public Catalog and(Class<?>... holders) {
        SortedMap<String, Setting<?>> all = new TreeMap<>(settings);
        for (Class<?> holder : holders) {
            for (Setting<?> setting : declared(holder)) {
                Setting<?> other = all.put(setting.name(), setting);
                if (other != null && other != setting) {
                    throw new IllegalArgumentException(
                            "Setting " + setting.name() + " is declared twice, the second time in " + holder.getName()
                                    + "; let one use the other's constant.");
                }
            }
        }
        return new Catalog(all);
    }

    /** Whether a class declares a key, so that a catalog may be made of it. */
    public static boolean declares(Class<?> holder) {
        return Arrays.stream(holder.getDeclaredFields()).anyMatch(field -> field.getType() == Setting.class);
    }

    /** The key of this name. */
    public Optional<Setting<?>> find(String name) {
        return Optional.ofNullable(settings.get(name));
    }

    /** All keys, sorted by name. */
    public List<Setting<?>> all() {
        return List.copyOf(settings.values());
    }

    /**
     * The declared name that an unknown one was probably meant to be; empty when none is near (one error in four
     * letters, at most three).
     */
    public Optional<String> nearest(String unknownName) {
        return Nearest.to(unknownName, settings.keySet());
    }

    /** All that is wrong, one line each: {@link #unknownNames}, then {@link #badValues}. Empty when all is well. */
    public List<String> problems(Settings given) {
        List<String> problems = new ArrayList<>(unknownNames(given));
        problems.addAll(badValues(given));
        return List.copyOf(problems);
    }

    /** A line for each name that is set but not declared, with its origin and the nearest declared name. */
    public List<String> unknownNames(Settings given) {
        return given.names().stream()
                .filter(name -> !settings.containsKey(name))
                .map(name -> "Unknown setting " + name + " (from "
                        + given.origin(name).orElse("?") + "). "
                        + nearest(name)
                                .map(near -> "Did you mean " + near + "?")
                                .orElse("Nothing reads it."))
                .toList();
    }

    /** A line for each value that its key cannot read. */
    public List<String> badValues(Settings given) {
        List<String> problems = new ArrayList<>();
        for (String name : given.names()) {
            find(name).flatMap(key -> problem(given, key)).ifPresent(problems::add);
        }
        return List.copyOf(problems);
    }

    /**
     * The reference: a Markdown table of name, type, default, unit and doc, sorted by name, ending with a line
     * feed.
     */
    public String reference() {
        StringBuilder table = new StringBuilder("| Setting | Type | Default | Unit | What it does |\n");
        table.append("|---|---|---|---|---|\n");
        for (Setting<?> key : settings.values()) {
            table.append("| `").append(key.name()).append("` | ").append(cell(key.typeName()));
            table.append(" | ").append(code(key.defaultText())).append(" | ").append(cell(key.unit()));
            table.append(" | ").append(cell(key.doc())).append(" |\n");
        }
        return table.toString();
    }

    private static String code(String text) {
        return text.isEmpty() ? "" : "`" + cell(text) + "`";
    }

    private static String cell(String text) {
        return text.replaceAll("\\R", " ").replace("|", "\\|");
    }

    private static Optional<String> problem(Settings given, Setting<?> key) {
        try {
            given.get(key);
            return Optional.empty();
        } catch (SettingException bad) {
            return Optional.of(bad.getMessage());
        }
    }

    private static List<Setting<?>> declared(Class<?> holder) {
        List<Setting<?>> found = new ArrayList<>();
        for (Field field : holder.getDeclaredFields()) {
            if (field.getType() == Setting.class) {
                found.add(constant(field));
            }
        }
        if (found.isEmpty()) {
            throw new IllegalArgumentException(holder.getName() + " declares no setting.");
        }
        return found;
    }

    private static Setting<?> constant(Field field) {
        int modifiers = field.getModifiers();
        if (!Modifier.isStatic(modifiers) || !Modifier.isFinal(modifiers)) {
            throw new IllegalArgumentException("Declare " + field + " static and final.");
        }
        try {
            field.setAccessible(true);
            return (Setting<?>) field.get(null);
        } catch (IllegalAccessException closed) {
            throw new IllegalArgumentException("The setting " + field + " cannot be read.", closed);
        }
    }
}

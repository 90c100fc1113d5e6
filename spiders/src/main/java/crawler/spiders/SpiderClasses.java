package crawler.spiders;

import crawler.engine.Spider;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Where the classes of spiders come from: registered services, a class's own name, packages and folders on the class path. */
final class SpiderClasses {
    private static final int MOST_FILES = 10_000;
    private static final int DEPTH = 32;
    private static final String ENDING = ".class";

    private final ClassLoader loader;
    private final String classPath;
    private final Map<String, Throwable> broken = new TreeMap<>();

    /** @param classPath as in the system property {@code java.class.path} */
    SpiderClasses(ClassLoader loader, String classPath) {
        this.loader = loader;
        this.classPath = classPath;
    }

    /** Those that a jar or folder names in {@code META-INF/services/crawler.engine.Spider}; the ready ones are among them. */
    List<Class<? extends Spider>> registered() {
        return ServiceLoader.load(Spider.class, loader).stream()
                .<Class<? extends Spider>>map(ServiceLoader.Provider::type)
                .toList();
    }

    /** The one with this full name. */
    Optional<Class<? extends Spider>> named(String className) {
        try {
            Class<?> found = Class.forName(className, false, loader);
            return isSpider(found) ? Optional.of(found.asSubclass(Spider.class)) : Optional.empty();
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        } catch (
                LinkageError
                        e) { // the file is no such class, or needs one that is not there; it may be no spider at all
            broken.put(className, e);
            return Optional.empty();
        }
    }

    /** The classes that were met and could not be loaded, by name, with what kept them from it. */
    Map<String, Throwable> broken() {
        return Collections.unmodifiableMap(broken);
    }

    /**
     * Those in a package and the packages below it, in folders and jars on the class path, by name.
     *
     * @return empty when there is no such package
     */
    Optional<List<Class<? extends Spider>>> inPackage(String name) {
        List<String> names = Stream.concat(classNamesInFolders(), PackagedClasses.inJars(classPath, name))
                .filter(each -> each.startsWith(name + "."))
                .sorted()
                .distinct()
                .toList();
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        names.stream().flatMap(each -> named(each).stream()).toList());
    }

    private static boolean isSpider(Class<?> type) {
        return Spider.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers());
    }

    /** Those in folders on the class path whose simple name this is. */
    List<Class<? extends Spider>> inFolders(String simpleName) {
        return classNamesInFolders()
                .filter(name -> name.endsWith("." + simpleName) || name.endsWith("$" + simpleName))
                .flatMap(name -> named(name).stream())
                .toList();
    }

    /** All in folders on the class path; of the first ten thousand files there. */
    List<Class<? extends Spider>> inFolders() {
        return classNamesInFolders().flatMap(name -> named(name).stream()).toList();
    }

    private Stream<String> classNamesInFolders() {
        return Arrays.stream(classPath.split(File.pathSeparator))
                .map(Path::of)
                .filter(Files::isDirectory)
                .flatMap(SpiderClasses::classNames)
                .limit(MOST_FILES)
                .distinct();
    }

    private static Stream<String> classNames(Path folder) {
        try (Stream<Path> files = Files.walk(folder, DEPTH)) {
            return files
                    .map(folder::relativize)
                    .map(Path::toString)
                    .filter(file -> file.endsWith(ENDING))
                    .limit(MOST_FILES)
                    .map(file ->
                            file.substring(0, file.length() - ENDING.length()).replace(File.separatorChar, '.'))
                    .toList()
                    .stream();
        } catch (IOException | UncheckedIOException e) {
            throw new UsageException("The folder " + folder + " on the class path cannot be read: " + e.getMessage());
        }
    }
}

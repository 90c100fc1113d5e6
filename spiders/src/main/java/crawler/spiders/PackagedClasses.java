package crawler.spiders;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The names of the classes in jars. */
final class PackagedClasses {
    private static final String ENDING = ".class";

    private PackagedClasses() {}

    /** Those below a package, in all jars on the class path. */
    static Stream<String> inJars(String classPath, String packageName) {
        String folder = packageName.replace('.', '/') + "/";
        return Arrays.stream(classPath.split(File.pathSeparator))
                .map(Path::of)
                .filter(Files::isRegularFile)
                .flatMap(jar -> in(jar, folder));
    }

    private static Stream<String> in(Path jar, String folder) {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.startsWith(folder) && name.endsWith(ENDING))
                    .map(name ->
                            name.substring(0, name.length() - ENDING.length()).replace('/', '.'))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UsageException("The jar " + jar + " on the class path cannot be read: " + e.getMessage());
        }
    }
}

package crawler.reactor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class ReadmeTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern PROGRAM = Pattern.compile("java -cp crawler.jar (\\S+?)[` ]");

    private final String readme = read(Path.of("README.md"));

    @Test
    void everyProgramIsInTheReadme() throws IOException {
        assertEquals(
                programs(),
                PROGRAM.matcher(readme)
                        .results()
                        .map(command -> command.group(1))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void theLoggingLibraryOfTheReadmeIsTheOneInUse() {
        String version = LoggerFactory.class.getPackage().getImplementationVersion();
        assertTrue(readme.contains("/slf4j-api/" + version + "/"), version);
    }

    private static Set<String> programs() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> read(file).contains("public static void main("))
                    .map(file -> SOURCES.relativize(file).toString())
                    .map(name -> name.replaceAll("\\.java$", "").replaceAll("[/\\\\]", "."))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException missing) {
            throw new AssertionError(missing);
        }
    }
}

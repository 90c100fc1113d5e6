package crawler.arrows;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The imports between the packages of one module, as the JDK's {@code jdeps} sees them in its compiled classes. */
public final class Arrows {
    private static final Pattern ARROW = Pattern.compile("^\\s+(\\S+)\\s+->\\s+(\\S+)\\s.*$", Pattern.MULTILINE);

    private final Path classes;

    private Arrows(Path classes) {
        this.classes = classes;
    }

    /** Those of the module that this class was compiled in. */
    public static Arrows ofModuleWith(Class<?> member) {
        URL classes = member.getProtectionDomain().getCodeSource().getLocation();
        return new Arrows(Path.of(URI.create(classes.toString())));
    }

    /**
     * What breaks the rule that a package imports only from packages before it in {@code order}, a sentence each; also
     * for packages that stand on one side only. Empty when all is well. Other modules' packages do not count.
     */
    public List<String> against(List<String> order) {
        Set<String> packages = packages();
        List<String> broken = new ArrayList<>();
        for (String name : packages) {
            if (!order.contains(name)) {
                broken.add(name + " is missing from the list");
            }
        }
        for (String name : order) {
            if (!packages.contains(name)) {
                broken.add(name + " is in the list and has no classes");
            }
        }
        broken.addAll(upwardArrows(order));
        return broken;
    }

    private List<String> upwardArrows(List<String> order) {
        return ARROW.matcher(jdeps())
                .results()
                .filter(arrow -> order.contains(arrow.group(1)))
                .filter(arrow -> order.indexOf(arrow.group(1)) < order.indexOf(arrow.group(2)))
                .map(arrow -> arrow.group(1) + " imports " + arrow.group(2) + ", which stands below it")
                .toList();
    }

    private Set<String> packages() {
        try (Stream<Path> files = Files.walk(classes)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .map(file -> classes.relativize(file.getParent()).toString())
                    .map(folder -> folder.replace(File.separatorChar, '.'))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException("the compiled classes cannot be read: " + classes, e);
        }
    }

    private String jdeps() {
        StringWriter out = new StringWriter();
        PrintWriter writer = new PrintWriter(out);
        ToolProvider tool = ToolProvider.findFirst("jdeps")
                .orElseThrow(() -> new IllegalStateException("no jdeps: run the tests on a JDK, not on a JRE"));
        int exit = tool.run(writer, writer, "-verbose:package", "--multi-release", "base", classes.toString());
        writer.flush();
        if (exit != 0) {
            throw new IllegalStateException("jdeps ended with " + exit + ": " + out);
        }
        return out.toString();
    }
}

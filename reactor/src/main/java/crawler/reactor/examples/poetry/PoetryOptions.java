package crawler.reactor.examples.poetry;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the poetry server was called with; its text is that of Python's options, as the original prints them. */
record PoetryOptions(Optional<Integer> port, String iface, boolean help, List<String> files) {
    private static final int DEFAULT_PORT = 9000;
    private static final String DEFAULT_IFACE = "localhost";

    /** @throws UsageError when they cannot be understood */
    static PoetryOptions parse(String... args) {
        Optional<Integer> port = Optional.empty();
        String iface = DEFAULT_IFACE;
        boolean help = false;
        List<String> files = new ArrayList<>();
        for (Iterator<String> left = List.of(args).iterator(); left.hasNext(); ) {
            String arg = left.next();
            String name = arg.split("=", 2)[0];
            switch (name) {
                case "--port" -> port = Optional.of(number(value(arg, name, left)));
                case "--iface" -> iface = value(arg, name, left);
                case "-h", "--help" -> help = true;
                default -> files.add(notAnOption(arg));
            }
        }
        return new PoetryOptions(port, iface, help, List.copyOf(files));
    }

    private static String value(String arg, String name, Iterator<String> left) {
        if (arg.length() > name.length()) {
            return arg.substring(name.length() + 1);
        }
        if (!left.hasNext()) {
            throw new UsageError(name + " option requires 1 argument");
        }
        return left.next();
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new UsageError("option --port: invalid integer value: '" + text + "'");
        }
    }

    private static String notAnOption(String arg) {
        if (arg.startsWith("-") && arg.length() > 1) {
            throw new UsageError("no such option: " + arg);
        }
        return arg;
    }

    /** The one file that was named. @throws UsageError when it is not one, or not there */
    Path onlyFile() {
        if (files.size() != 1) {
            throw new UsageError("Provide exactly one poetry file.");
        }
        Path file = Path.of(files.get(0));
        if (!Files.exists(file)) {
            throw new UsageError("No such file: " + file);
        }
        return file;
    }

    /** The port that was asked for; 9000 when it was none or 0. */
    int portOrDefault() {
        return port.filter(number -> number != 0).orElse(DEFAULT_PORT);
    }

    String quotedFiles() {
        return files.stream().map(file -> "'" + file + "'").collect(Collectors.joining(", ", "[", "]"));
    }

    @Override
    public String toString() {
        return "{'port': " + port.map(String::valueOf).orElse("None") + ", 'iface': '" + iface + "'}";
    }
}

package crawler.conformance.wire;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A command line: words, and options of the form {@code --name value} or {@code --flag}. */
public final class Words {
    private static final Set<String> FLAGS = Set.of("lf", "insecure");

    private final List<String> words = new ArrayList<>();
    private final Map<String, String> options = new HashMap<>();

    /** @throws IllegalArgumentException when an option has no value */
    public Words(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (!argument.startsWith("--")) {
                words.add(argument);
                continue;
            }
            String[] parts = argument.substring(2).split("=", 2);
            if (parts.length == 2) {
                options.put(parts[0], parts[1]);
            } else if (FLAGS.contains(parts[0])) {
                options.put(parts[0], "");
            } else if (i + 1 < arguments.size()) {
                options.put(parts[0], arguments.get(++i));
            } else {
                throw new IllegalArgumentException(argument + " needs a value");
            }
        }
    }

    /** All words that are no options. */
    public List<String> all() {
        return List.copyOf(words);
    }

    /** The word at a place, called {@code name} when it is missing. */
    String need(int place, String name) {
        if (place >= words.size()) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return words.get(place);
    }

    Optional<String> word(int place) {
        return place < words.size() ? Optional.of(words.get(place)) : Optional.empty();
    }

    String last() {
        return words.get(words.size() - 1);
    }

    int port(int place) {
        return Integer.parseInt(need(place, "PORT"));
    }

    boolean has(String option) {
        return options.containsKey(option);
    }

    Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }

    Optional<Path> file(String name) {
        return option(name).map(Path::of);
    }

    Path needFile(String name) {
        return file(name).orElseThrow(() -> new IllegalArgumentException("--" + name + " FILE is missing"));
    }

    long number(String name, long otherwise) {
        return option(name).map(Long::parseLong).orElse(otherwise);
    }

    double seconds(String name, double otherwise) {
        return option(name).map(Double::parseDouble).orElse(otherwise);
    }
}

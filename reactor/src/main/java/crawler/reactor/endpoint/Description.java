package crawler.reactor.endpoint;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An endpoint in words: a kind, then arguments between colons, by place or by name ({@code tcp:8080:backlog=50}). A
 * backslash takes the meaning from a colon, an equals sign or a backslash that follows.
 */
final class Description {
    private final String text;
    private final String kind;
    private final List<String> placed = new ArrayList<>();
    private final Map<String, String> named = new LinkedHashMap<>();

    Description(String text) {
        this.text = text;
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        StringBuilder name = new StringBuilder();
        boolean hasName = false;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ':';
            if (c == '\\' && i + 1 < text.length()) {
                part.append(text.charAt(++i));
            } else if (c == ':') {
                take(parts, hasName ? Optional.of(name.toString()) : Optional.empty(), part.toString());
                part.setLength(0);
                hasName = false;
            } else if (c == '=' && !hasName) {
                name.setLength(0);
                name.append(part);
                part.setLength(0);
                hasName = true;
            } else {
                part.append(c);
            }
        }
        kind = parts.remove(0);
        placed.addAll(parts);
    }

    private void take(List<String> parts, Optional<String> name, String value) {
        if (name.isEmpty() || parts.isEmpty()) {
            parts.add(name.map(before -> before + "=" + value).orElse(value));
        } else if (named.put(name.get(), value) != null) {
            throw new IllegalArgumentException("\"" + name.get() + "\" stands twice in \"" + text + "\"");
        }
    }

    String kind() {
        return kind;
    }

    /** The argument of this name, or at this place if it was not named, if there is one. Each is taken once. */
    Optional<String> take(int place, String name) {
        String found = named.remove(name);
        if (found != null) {
            return Optional.of(found);
        }
        if (place >= placed.size() || placed.get(place) == null) {
            return Optional.empty();
        }
        return Optional.of(placed.set(place, null));
    }

    Optional<String> take(String name) {
        return Optional.ofNullable(named.remove(name));
    }

    String need(int place, String name) {
        return take(place, name)
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> new IllegalArgumentException(
                        "\"" + text + "\" needs a " + name + ": write " + kind + ":" + (name + "=...")));
    }

    int port(int place) {
        return number("port", need(place, "port"), 10);
    }

    int number(String name, int otherwise) {
        return take(name).map(value -> number(name, value, 10)).orElse(otherwise);
    }

    /** A number as {@code chmod} takes it. */
    int octal(String name, int otherwise) {
        return take(name).map(value -> number(name, value, 8)).orElse(otherwise);
    }

    boolean flag(String name, boolean otherwise) {
        return number(name, otherwise ? 1 : 0) != 0;
    }

    Duration seconds(String name, Duration otherwise) {
        return take(name)
                .map(value -> Duration.ofSeconds(number(name, value, 10)))
                .orElse(otherwise);
    }

    Optional<Path> file(String name) {
        return take(name).map(Path::of);
    }

    private int number(String name, String value, int radix) {
        try {
            return Integer.parseInt(value, radix);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    name + "=" + value + " in \"" + text + "\" is no " + (radix == 8 ? "octal " : "") + "number", e);
        }
    }

    /** All arguments should have been taken. @throws IllegalArgumentException when one is left */
    void finish(String known) {
        List<String> left = new ArrayList<>(named.keySet());
        placed.stream().filter(value -> value != null).forEach(left::add);
        if (!left.isEmpty()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" has what nobody knows: " + left + "; known is " + known);
        }
    }
}

package crawler.engine.media;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Endings of file names and the media types they stand for. Immutable. */
final class MediaTypes {
    private static final MediaTypes KNOWN = read();
    private static final Map<String, String> SHORT_FOR = Map.of(
            ".svgz", ".svg.gz",
            ".tgz", ".tar.gz",
            ".taz", ".tar.gz",
            ".tz", ".tar.gz",
            ".tbz2", ".tar.bz2",
            ".txz", ".tar.xz");
    private static final Set<String> CODINGS = Set.of(".gz", ".Z", ".bz2", ".xz", ".br");

    private final Map<String, String> typeByEnding = new HashMap<>();
    private final Map<String, String> endingByType = new HashMap<>();

    private MediaTypes() {}

    private static MediaTypes read() {
        MediaTypes types = new MediaTypes();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(MediaTypes.class.getResourceAsStream("media-types.txt")),
                StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(types::add);
            return types;
        } catch (IOException e) {
            throw new UncheckedIOException("media-types.txt is part of this jar", e);
        }
    }

    private void add(String line) {
        String[] words = line.split(" ");
        for (int i = 1; i < words.length; i++) {
            typeByEnding.put("." + words[i], words[0]);
            endingByType.putIfAbsent(words[0], "." + words[i]);
        }
    }

    /**
     * The ending, with its dot, that a file from this URL is given: that of the URL if it is a known one, else the usual one
     * of the type that the URL looks like, else none.
     */
    static String ending(String url) {
        String ending = nameEnding(url);
        if (KNOWN.typeByEnding.containsKey(ending)) {
            return ending;
        }
        return KNOWN.guess(url)
                .flatMap(type -> Optional.ofNullable(KNOWN.endingByType.get(type)))
                .orElse("");
    }

    /** Of the last part of a path; what has nothing before or behind its last dot has no ending. */
    private static String nameEnding(String url) {
        String path = url;
        while (path.endsWith("/") || path.endsWith("/.")) {
            path = path.substring(0, path.length() - 1);
        }
        String name = path.substring(path.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        return dot > 0 && dot < name.length() - 1 ? name.substring(dot) : "";
    }

    private Optional<String> guess(String url) {
        if (url.startsWith("data:")) {
            return Optional.of(ofData(url));
        }
        String path = url.substring(url.indexOf(':') + 1);
        String ending = lastEnding(path);
        String whole = SHORT_FOR.get(ending.toLowerCase(Locale.ROOT));
        if (whole != null) {
            path = path.substring(0, path.length() - ending.length()) + whole;
            ending = lastEnding(path);
        }
        if (CODINGS.contains(ending)) {
            ending = lastEnding(path.substring(0, path.length() - ending.length()));
        }
        String type = typeByEnding.get(ending);
        return Optional.ofNullable(type == null ? typeByEnding.get(ending.toLowerCase(Locale.ROOT)) : type);
    }

    private static String ofData(String url) {
        String type = url.substring("data:".length()).split("[,;]", 2)[0];
        return type.indexOf('/') < 0 || type.indexOf('=') >= 0 ? "text/plain" : type;
    }

    private static String lastEnding(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        boolean named = dot > 0 && !name.substring(0, dot).chars().allMatch(c -> c == '.');
        return named ? name.substring(dot) : "";
    }
}

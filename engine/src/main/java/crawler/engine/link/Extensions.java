package crawler.engine.link;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;

/** Endings of paths, without their dot. Looked up from the end of a URL's path, and no further than the longest. Immutable. */
record Extensions(Set<String> endings, int longest) {

    static Extensions of(Collection<String> endings) {
        return new Extensions(
                Set.copyOf(endings),
                endings.stream().mapToInt(String::length).max().orElse(-1));
    }

    /** Whether the path of this URL ends in a dot and one of these. */
    boolean has(String url) {
        if (longest < 0) {
            return false;
        }
        int end = pathEnd(url);
        int start = Math.max(pathStart(url), end - longest - 1);
        for (int i = end - 1; i >= start; i--) {
            if (url.charAt(i) == '.'
                    && endings.contains(url.substring(i + 1, end).toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    private static int pathStart(String url) {
        int host = url.indexOf("://") + 3;
        int slash = url.indexOf('/', host);
        return slash < 0 ? url.length() : slash;
    }

    /** Before the query and the fragment, and in all but {@code file:} before the parameters of the last segment (RFC 1808). */
    private static int pathEnd(String url) {
        int end = 0;
        while (end < url.length() && url.charAt(end) != '?' && url.charAt(end) != '#') {
            end++;
        }
        int semicolon = url.indexOf(';', url.lastIndexOf('/', end - 1) + 1);
        return semicolon < 0 || semicolon > end || url.startsWith("file:") ? end : semicolon;
    }
}

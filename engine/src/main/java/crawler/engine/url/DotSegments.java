package crawler.engine.url;

/** The steps "." and ".." of a path, also written with %2e (WHATWG URL, path state; RFC 3986, 5.2.4). */
final class DotSegments {
    private DotSegments() {}

    /** The path walked; one that climbs above the root stays at the root. The same string when there is nothing to walk. */
    static String removed(String path) {
        if (!present(path)) {
            return path;
        }
        StringBuilder kept = new StringBuilder(path.length());
        int start = path.startsWith("/") ? 1 : 0;
        while (start <= path.length()) {
            int slash = path.indexOf('/', start);
            int end = slash < 0 ? path.length() : slash;
            step(kept, path, start, end);
            start = end + 1;
        }
        return kept.toString();
    }

    private static void step(StringBuilder kept, String path, int start, int end) {
        int dots = dots(path, start, end);
        if (dots == 2) {
            kept.setLength(Math.max(0, kept.lastIndexOf("/")));
        }
        if (dots == 0) {
            kept.append('/').append(path, start, end);
        } else if (end == path.length()) {
            kept.append('/');
        }
    }

    private static boolean present(String path) {
        int start = path.startsWith("/") ? 1 : 0;
        while (start <= path.length()) {
            int slash = path.indexOf('/', start);
            int end = slash < 0 ? path.length() : slash;
            if (dots(path, start, end) > 0) {
                return true;
            }
            start = end + 1;
        }
        return false;
    }

    /** 1 for a segment ".", 2 for "..", 0 for any other. */
    private static int dots(String path, int start, int end) {
        int dots = 0;
        int i = start;
        while (i < end && dots < 3) {
            int length = dotLength(path, i);
            if (length == 0) {
                return 0;
            }
            dots++;
            i += length;
        }
        return dots > 2 ? 0 : dots;
    }

    /** How many characters the dot at this index takes: 1, 3 when it is escaped, 0 when there is none. */
    static int dotLength(String path, int index) {
        if (path.charAt(index) == '.') {
            return 1;
        }
        return path.regionMatches(true, index, "%2e", 0, 3) ? 3 : 0;
    }
}

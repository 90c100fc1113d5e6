package crawler.engine.robots;

/** The path of a rule: a prefix in which {@code *} stands for anything, and whose end may be that of the path ({@code $}). */
final class PathPattern {
    private final String text;
    private final String[] pieces;
    private final boolean anchored;

    private PathPattern(String text, boolean anchored) {
        this.text = text;
        this.anchored = anchored;
        this.pieces = text.split("\\*+", -1);
    }

    /** @param value octets as they stand in the file */
    static PathPattern of(String value) {
        boolean anchored = value.endsWith("$");
        String path = anchored ? value.substring(0, value.length() - 1) : value;
        return new PathPattern(PathOctets.ofPattern(path), anchored);
    }

    /** How special it is: the longer, the more. */
    int length() {
        return text.length() + (anchored ? 1 : 0);
    }

    /** Whether any path can match: those that do begin with a slash. */
    boolean canMatch() {
        return text.startsWith("/") || text.startsWith("*");
    }

    boolean endsWith(String end) {
        return !anchored && text.endsWith(end);
    }

    /** Linear but for the search of each piece: the first place where a piece fits leaves most room for the next. */
    boolean matches(String path) {
        if (!path.startsWith(pieces[0])) {
            return false;
        }
        int last = pieces.length - 1;
        if (last == 0) {
            return !anchored || path.length() == pieces[0].length();
        }
        int at = pieces[0].length();
        for (int i = 1; i < last; i++) {
            int found = path.indexOf(pieces[i], at);
            if (found < 0) {
                return false;
            }
            at = found + pieces[i].length();
        }
        return anchored
                ? path.length() - at >= pieces[last].length() && path.endsWith(pieces[last])
                : path.indexOf(pieces[last], at) >= 0;
    }
}

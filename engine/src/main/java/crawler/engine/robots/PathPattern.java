package crawler.engine.robots;

/** The path of a rule: a prefix in which {@code *} stands for anything, and whose end may be that of the path ({@code $}). */
final class PathPattern {
    private final String text;
    private final boolean anchored;
    private final int prefix;

    private PathPattern(String text, boolean anchored) {
        this.text = text;
        this.anchored = anchored;
        this.prefix = pieceEnd(0);
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

    boolean hasWildcard() {
        return prefix < text.length();
    }

    boolean endsWith(String end) {
        return !anchored && text.endsWith(end);
    }

    /** Linear in both: the first place where a piece fits leaves most room for the next, so that none is tried again. */
    boolean matches(String path) {
        if (!path.regionMatches(0, text, 0, prefix)) {
            return false;
        }
        if (!hasWildcard()) {
            return !anchored || path.length() == prefix;
        }
        int at = prefix;
        int from = prefix + 1;
        for (int to = pieceEnd(from); to < text.length(); to = pieceEnd(from)) {
            int found = new PieceSearch(text, from, to).in(path, at);
            if (found < 0) {
                return false;
            }
            at = found + to - from;
            from = to + 1;
        }
        return anchored ? endsWithLast(path, at, from) : new PieceSearch(text, from, text.length()).in(path, at) >= 0;
    }

    private boolean endsWithLast(String path, int at, int from) {
        int length = text.length() - from;
        return path.length() - at >= length && path.regionMatches(path.length() - length, text, from, length);
    }

    /** Where the next wildcard stands, or the text ends. */
    private int pieceEnd(int from) {
        int star = text.indexOf('*', from);
        return star < 0 ? text.length() : star;
    }
}

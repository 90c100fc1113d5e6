package crawler.engine.robots;

/**
 * The search for what stands between two wildcards of a rule, in time linear in what it looks at: it tries one place after the
 * other as long as that is cheap, and goes on after Knuth, Morris and Pratt where piece and path are made to be alike.
 */
record PieceSearch(String text, int from, int to) {
    /** The price per octet from which the other way is cheaper, which looks at each. */
    private static final int CHEAP = 4;

    /** What a try costs beside the octets that it compares, in the price of one of them. */
    private static final int TRY = 16;

    /** Where the piece first stands in the path at this place or after it; negative if nowhere. */
    int in(String path, int start) {
        int length = to - from;
        if (length == 0) {
            return start;
        }
        int last = path.length() - length;
        int price = 0;
        int at = path.indexOf(text.charAt(from), start);
        while (at >= 0 && at <= last && !path.regionMatches(at, text, from, length)) {
            price += TRY + length;
            at++;
            if (price > CHEAP * (at - start + length)) {
                return linear(path, at);
            }
            at = path.indexOf(text.charAt(from), at);
        }
        return at > last ? -1 : at;
    }

    private int linear(String path, int start) {
        int[] borders = borders();
        int fit = 0;
        for (int i = start; i < path.length(); i++) {
            fit = grown(fit, path.charAt(i), borders);
            if (fit == borders.length) {
                return i + 1 - fit;
            }
        }
        return -1;
    }

    /** For each beginning of the piece, how long the longest shorter one is that it also ends with. */
    private int[] borders() {
        int[] borders = new int[to - from];
        for (int i = 1; i < borders.length; i++) {
            borders[i] = grown(borders[i - 1], text.charAt(from + i), borders);
        }
        return borders;
    }

    /** How much of the piece fits when this octet follows on as much of it as fitted before. */
    private int grown(int fitting, char next, int[] borders) {
        int fit = fitting;
        while (fit > 0 && text.charAt(from + fit) != next) {
            fit = borders[fit - 1];
        }
        return text.charAt(from + fit) == next ? fit + 1 : fit;
    }
}

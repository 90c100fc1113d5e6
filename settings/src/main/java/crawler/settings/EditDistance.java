package crawler.settings;

/**
 * How many typing errors lie between two words: letters missing, added, wrong, or two neighbours swapped (optimal
 * string alignment).
 */
final class EditDistance {
    private EditDistance() {}

    /** The number of errors, or {@code limit + 1} when there are more than {@code limit}. */
    static int between(String a, String b, int limit) {
        if (Math.abs(a.length() - b.length()) > limit) {
            return limit + 1;
        }
        int[] beforePrevious = new int[b.length() + 1];
        int[] previous = new int[b.length() + 1];
        int[] current = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            current[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] reused = beforePrevious;
            beforePrevious = previous;
            previous = current;
            current = reused;
            fill(a, b, i, new int[][] {beforePrevious, previous, current});
        }
        return Math.min(current[b.length()], limit + 1);
    }

    private static void fill(String a, String b, int i, int[][] rows) {
        int[] previous = rows[1];
        int[] current = rows[2];
        current[0] = i;
        for (int j = 1; j <= b.length(); j++) {
            boolean same = a.charAt(i - 1) == b.charAt(j - 1);
            current[j] = Math.min(Math.min(previous[j], current[j - 1]) + 1, previous[j - 1] + (same ? 0 : 1));
            boolean swapped =
                    i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
            if (swapped) {
                current[j] = Math.min(current[j], rows[0][j - 2] + 1);
            }
        }
    }
}

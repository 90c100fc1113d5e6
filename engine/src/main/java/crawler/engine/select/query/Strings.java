package crawler.engine.select.query;

/** XPath's string operations; positions and lengths count characters, not UTF-16 units. */
public final class Strings {
    private Strings() {}

    public static String before(String text, String mark) {
        int at = text.indexOf(mark);
        return at < 0 ? "" : text.substring(0, at);
    }

    public static String after(String text, String mark) {
        int at = text.indexOf(mark);
        return at < 0 ? "" : text.substring(at + mark.length());
    }

    /** The characters at positions p with {@code from <= p < end}, counted from 1; NaN gives none. */
    public static String substring(String text, double from, double end) {
        int length = text.codePointCount(0, text.length());
        if (!(from < end) || from > length || end <= 1) {
            return "";
        }
        int first = (int) Math.max(from, 1) - 1;
        int last = (int) Math.min(end - 1, length);
        return text.substring(text.offsetByCodePoints(0, first), text.offsetByCodePoints(0, last));
    }

    public static boolean isSpace(int c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    public static String normalize(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isSpace(c)) {
                out.append(c);
            } else if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
                out.append(' ');
            }
        }
        if (!out.isEmpty() && out.charAt(out.length() - 1) == ' ') {
            out.setLength(out.length() - 1);
        }
        return out.toString();
    }

    public static String translate(String text, String from, String to) {
        int[] old = from.codePoints().toArray();
        int[] replacement = to.codePoints().toArray();
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            int at = indexOf(old, c);
            if (at < 0) {
                out.appendCodePoint(c);
            } else if (at < replacement.length) {
                out.appendCodePoint(replacement[at]);
            }
        });
        return out.toString();
    }

    private static int indexOf(int[] characters, int wanted) {
        for (int i = 0; i < characters.length; i++) {
            if (characters[i] == wanted) {
                return i;
            }
        }
        return -1;
    }
}

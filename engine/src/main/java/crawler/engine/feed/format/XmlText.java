package crawler.engine.feed.format;

/** Texts and names as XML takes them. */
final class XmlText {
    private static final char REPLACEMENT = '\uFFFD';

    /** From and to: Latin, Greek, Cyrillic, Hebrew, Arabic, Devanagari, Kana, ideographs, Hangul. */
    private static final String OLD_LETTERS = "\u00C0\u0131\u0134\u013E\u0141\u0148\u014A\u017E\u0180\u01C3\u01CD\u01F0"
            + "\u01FA\u0217\u0388\u03CE\u0401\u040C\u040E\u044F\u0451\u045C\u045E\u0481\u0490\u04C4\u05D0\u05EA\u0621\u063A"
            + "\u0641\u064A\u0905\u0939\u1E00\u1E9B\u1EA0\u1EF9\u3041\u3094\u30A1\u30FA\u4E00\u9FA5\uAC00\uD7A3";

    private final boolean wellFormed;
    private final FeedText encoding;

    /** @param wellFormed whether what XML 1.0 has no place for is replaced; else it is written as it is */
    XmlText(boolean wellFormed, FeedText encoding) {
        this.wellFormed = wellFormed;
        this.encoding = encoding;
    }

    /** Appends a text with what is markup in it escaped. */
    void escape(String value, StringBuilder out) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '\r' -> out.append(wellFormed ? "&#13;" : "\r"); // else readers make it a line end
                default -> out.append(wellFormed && !isAllowed(value, i) ? REPLACEMENT : c);
            }
        }
    }

    private static boolean isAllowed(String value, int index) {
        char c = value.charAt(index);
        if (Character.isHighSurrogate(c)) {
            return index + 1 < value.length() && Character.isLowSurrogate(value.charAt(index + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return index > 0 && Character.isHighSurrogate(value.charAt(index - 1));
        }
        return c >= ' ' ? c < '\uFFFE' : c == '\t' || c == '\n';
    }

    /** The name of the encoding for the declaration: Python has names that readers of XML do not know. */
    String encoding() {
        return wellFormed ? encoding.standardName() : encoding.name();
    }

    /** A name of an element. */
    String name(String name) {
        if (!wellFormed || isName(name)) {
            return name;
        }
        StringBuilder mended = new StringBuilder();
        name.chars().forEach(c -> mended.append(isNamePart((char) c) && encoding.has((char) c) ? (char) c : '_'));
        return mended.length() == 0 || !isNameStart(mended.charAt(0)) ? "_" + mended : mended.toString();
    }

    private boolean isName(String name) {
        return !name.isEmpty()
                && isNameStart(name.charAt(0))
                && name.chars().allMatch(c -> isNamePart((char) c) && encoding.has((char) c));
    }

    /**
     * Without the colon, which would stand for a namespace that is not declared; and only letters that names could have from
     * the first edition of XML on, which is what many readers still go by.
     */
    private static boolean isNameStart(char c) {
        return c == '_' || (Character.isLetter(c) && (c < 0x80 || isOldLetter(c)));
    }

    private static boolean isOldLetter(char c) {
        for (int i = 0; i < OLD_LETTERS.length(); i += 2) {
            if (c >= OLD_LETTERS.charAt(i) && c <= OLD_LETTERS.charAt(i + 1)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNamePart(char c) {
        return isNameStart(c) || c == '-' || c == '.' || (c >= '0' && c <= '9');
    }
}

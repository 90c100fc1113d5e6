package crawler.engine.feed.format;

/** Texts and names as XML takes them. */
final class XmlText {
    private static final char REPLACEMENT = '\uFFFD';

    private final boolean wellFormed;

    /** @param wellFormed whether what XML 1.0 has no place for is replaced; else it is written as it is */
    XmlText(boolean wellFormed) {
        this.wellFormed = wellFormed;
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
    String encoding(FeedText text) {
        return wellFormed ? text.standardName() : text.name();
    }

    /** A name of an element. */
    String name(String name) {
        if (!wellFormed || isName(name)) {
            return name;
        }
        StringBuilder mended = new StringBuilder();
        name.chars().forEach(c -> mended.append(isNamePart((char) c) ? (char) c : '_'));
        return mended.length() == 0 || !isNameStart(mended.charAt(0)) ? "_" + mended : mended.toString();
    }

    private static boolean isName(String name) {
        return !name.isEmpty() && isNameStart(name.charAt(0)) && name.chars().allMatch(c -> isNamePart((char) c));
    }

    /** Without the colon, which would stand for a namespace that is not declared. */
    private static boolean isNameStart(char c) {
        return c == '_' || (Character.isLetter(c) && (c < 0x80 || c >= 0xC0));
    }

    private static boolean isNamePart(char c) {
        return isNameStart(c) || c == '-' || c == '.' || (c >= '0' && c <= '9');
    }
}

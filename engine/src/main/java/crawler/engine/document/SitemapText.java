package crawler.engine.document;

/**
 * The text of a sitemap made ready for a parser that thinks in HTML: an ampersand that begins no reference of XML's
 * stands for itself ({@code &region=1} is no registered sign), a reference to an entity of the document's own ends the
 * text that it stands in, and a value that the end of the text cuts short is gone.
 */
final class SitemapText {
    private static final String CDATA = "<![CDATA[";
    private static final String CUT = "<entity/>";

    private final String text;
    private final boolean hasEntities;
    private final StringBuilder out;
    private int at;

    private SitemapText(String text) {
        this.text = text;
        this.hasEntities = text.contains("<!ENTITY");
        this.out = new StringBuilder(text.length() + 64);
    }

    static String prepared(String text) {
        String trimmed = text.startsWith("\ufeff") ? text.substring(1).strip() : text.strip();
        String whole = trimmed.substring(0, wholeLength(trimmed));
        return whole.indexOf('&') < 0 ? whole : new SitemapText(whole).escaped();
    }

    /** Up to the last tag that is complete, or to the beginning of the one that is not. */
    private static int wholeLength(String text) {
        int closed = text.lastIndexOf('>') + 1;
        int open = text.indexOf('<', closed);
        return open < 0 ? closed : open;
    }

    private String escaped() {
        int cdata = orEnd(text.indexOf(CDATA));
        int ampersand = text.indexOf('&');
        while (ampersand < text.length()) {
            if (cdata < ampersand) {
                int end = text.indexOf("]]>", cdata);
                copyTo(end < 0 ? text.length() : end + 3);
                cdata = orEnd(text.indexOf(CDATA, at));
            } else {
                copyTo(ampersand);
                reference();
            }
            ampersand = orEnd(text.indexOf('&', at));
        }
        copyTo(text.length());
        return out.toString();
    }

    private int orEnd(int index) {
        return index < 0 ? text.length() : index;
    }

    private void copyTo(int end) {
        out.append(text, at, end);
        at = end;
    }

    private void reference() {
        int end = nameEnd();
        String name = end < 0 ? "" : text.substring(at + 1, end);
        if (isXmls(name)) {
            copyTo(end + 1);
        } else if (hasEntities && !name.isEmpty()) {
            out.append(CUT);
            at = end + 1;
        } else {
            out.append("&amp;");
            at++;
        }
    }

    /** Where the semicolon of a reference stands, or -1 when it is none. */
    private int nameEnd() {
        int i = at + 1;
        while (i < text.length()
                && (Character.isLetterOrDigit(text.charAt(i)) || "#_.:-".indexOf(text.charAt(i)) >= 0)) {
            i++;
        }
        return i < text.length() && text.charAt(i) == ';' ? i : -1;
    }

    private static boolean isXmls(String name) {
        return switch (name) {
            case "amp", "lt", "gt", "quot", "apos" -> true;
            default -> name.startsWith("#");
        };
    }
}

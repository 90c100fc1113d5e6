package crawler.engine.robots;

import crawler.engine.url.UrlParts;
import java.nio.charset.StandardCharsets;

/**
 * Paths of URLs and of rules in the one form in which they are compared (RFC 9309, 2.2.2): what may be escaped or not is
 * not, all else is, with capital digits.
 */
final class PathOctets {
    private static final String HEX = "0123456789ABCDEF";

    /** What means another thing when it is escaped. */
    private static final String KEPT_OF_URL = "/%";

    private static final String KEPT_OF_PATTERN = "/%*$";

    private final String text;
    private final String kept;
    private final StringBuilder out;

    private PathOctets(String text, String kept) {
        this.text = text;
        this.kept = kept;
        this.out = new StringBuilder(text.length() + 8);
    }

    /** Path, query and fragment of a URL; at least a slash. */
    static String ofUrl(String url) {
        String path = UrlParts.path(url);
        String query = UrlParts.query(url);
        String fragment = UrlParts.fragment(url);
        String whole = (path.isEmpty() ? "/" : path)
                + (query.isEmpty() ? "" : "?" + query)
                + (fragment.isEmpty() ? "" : "#" + fragment);
        return new PathOctets(Octets.of(whole.getBytes(StandardCharsets.UTF_8)), KEPT_OF_URL).normal();
    }

    /** The path of a rule without its end mark. */
    static String ofPattern(String octets) {
        return new PathOctets(octets, KEPT_OF_PATTERN).normal();
    }

    private String normal() {
        int pathEnd = pathEnd();
        for (int i = 0; i < pathEnd; i++) {
            int octet = octetAt(i);
            if (octet < 0) {
                appendPlain(text.charAt(i));
            } else {
                appendEscaped((char) octet);
                i += 2;
            }
        }
        for (int i = pathEnd; i < text.length(); i++) {
            appendOutsideOfPath(i);
        }
        return out.toString();
    }

    /** Where the path proper ends: at the query, or at the parameters of its last segment. */
    private int pathEnd() {
        int end = 0;
        while (end < text.length() && text.charAt(end) != '?' && text.charAt(end) != '#') {
            end++;
        }
        int semicolon = text.indexOf(';', text.lastIndexOf('/', end) + 1);
        return semicolon < 0 || semicolon > end ? end : semicolon;
    }

    private void appendPlain(char c) {
        boolean wildcard = c == '*' && kept.equals(KEPT_OF_PATTERN);
        if (isUnreserved(c) || "/=%".indexOf(c) >= 0 || wildcard) {
            out.append(c);
        } else {
            escape(c);
        }
    }

    private void appendEscaped(char octet) {
        boolean plain = isUnreserved(octet) || octet == '=';
        if (plain && kept.indexOf(octet) < 0) {
            out.append(octet);
        } else {
            escape(octet);
        }
    }

    /** Queries and parameters are compared as they are written, but for what cannot be sent, and for the case of escapes. */
    private void appendOutsideOfPath(int index) {
        char c = text.charAt(index);
        if (c <= ' ' || c > '~') {
            escape(c);
        } else if (isInEscape(index)) {
            out.append(Character.toUpperCase(c));
        } else {
            out.append(c);
        }
    }

    private boolean isInEscape(int index) {
        return index >= 1 && octetAt(index - 1) >= 0 || index >= 2 && octetAt(index - 2) >= 0;
    }

    private int octetAt(int index) {
        if (text.charAt(index) != '%' || index + 2 >= text.length()) {
            return -1;
        }
        int high = Character.digit(text.charAt(index + 1), 16);
        int low = Character.digit(text.charAt(index + 2), 16);
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }

    private void escape(char octet) {
        out.append('%').append(HEX.charAt(octet >> 4)).append(HEX.charAt(octet & 15));
    }

    private static boolean isUnreserved(char c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || c == '-'
                || c == '.'
                || c == '_'
                || c == '~';
    }
}

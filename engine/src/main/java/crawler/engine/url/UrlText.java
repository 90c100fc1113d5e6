package crawler.engine.url;

import java.util.Locale;

/** The few scans that all of this package begins with. */
final class UrlText {
    private UrlText() {}

    /** Without C0 controls and spaces at both ends, without tabs and line breaks anywhere (WHATWG URL, basic parser, steps 1 to 3). */
    static String trimmed(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && text.charAt(start) <= ' ') {
            start++;
        }
        while (end > start && text.charAt(end - 1) <= ' ') {
            end--;
        }
        return withoutBreaks(text.substring(start, end));
    }

    private static String withoutBreaks(String text) {
        int first = 0;
        while (first < text.length() && !isBreak(text.charAt(first))) {
            first++;
        }
        if (first == text.length()) {
            return text;
        }
        StringBuilder kept = new StringBuilder(text.length()).append(text, 0, first);
        for (int i = first; i < text.length(); i++) {
            if (!isBreak(text.charAt(i))) {
                kept.append(text.charAt(i));
            }
        }
        return kept.toString();
    }

    private static boolean isBreak(char c) {
        return c == '\t' || c == '\n' || c == '\r';
    }

    /** The index of the colon that ends the scheme, or -1 when the text does not start with a scheme (RFC 3986, 3.1). */
    static int schemeEnd(String text) {
        if (text.isEmpty() || !isLetter(text.charAt(0))) {
            return -1;
        }
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ':') {
                return i;
            }
            if (!isLetter(c) && !isDigit(c) && c != '+' && c != '-' && c != '.') {
                return -1;
            }
        }
        return -1;
    }

    static boolean isLetter(char c) {
        return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Whether browsers know the scheme to have an authority, and so read a backslash as a slash (WHATWG "special"). */
    static boolean isSpecial(String scheme) {
        return switch (scheme) {
            case "http", "https", "ftp", "file", "ws", "wss" -> true;
            default -> false;
        };
    }

    /** The index of the first of the two characters at or after {@code from}, or the length of the text. */
    static int indexOf(String text, int from, char one, char other) {
        int i = from;
        while (i < text.length() && text.charAt(i) != one && text.charAt(i) != other) {
            i++;
        }
        return i;
    }

    /** Where an authority that starts at {@code from} ends: at the first slash, backslash, question mark or hash. */
    static int authorityEnd(String text, int from) {
        int i = from;
        while (i < text.length() && !endsAuthority(text.charAt(i))) {
            i++;
        }
        return i;
    }

    static boolean endsAuthority(char c) {
        return c == '/' || c == '?' || c == '#' || c == '\\';
    }

    /** Where the path of a URL starts: behind the authority if there is one, else behind the scheme if there is one. */
    static int pathStart(String url) {
        int colon = schemeEnd(url);
        boolean authority = isSlash(url, colon + 1) && isSlash(url, colon + 2);
        return authority ? authorityEnd(url, colon + 3) : colon + 1;
    }

    static boolean isSlash(String text, int index) {
        return index < text.length() && (text.charAt(index) == '/' || text.charAt(index) == '\\');
    }

    /** With A to Z as a to z, and all else as it is; the same string when nothing changes. */
    static String lower(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 'A' && c <= 'Z' || c > 0x7F) {
                return text.toLowerCase(Locale.ROOT);
            }
        }
        return text;
    }

    /**
     * Whether a link holds a character that browsers drop or turn, or a segment that starts with a dot: then it does not
     * resolve by mere appending. Errs on the side of yes.
     */
    static boolean isOdd(String link, int from) {
        char previous = from == 0 ? 0 : link.charAt(from - 1);
        for (int i = from; i < link.length(); i++) {
            char c = link.charAt(i);
            if (c <= ' ' || c == '\\' || previous == '/' && DotSegments.dotLength(link, i) > 0) {
                return true;
            }
            previous = c;
        }
        return false;
    }

    static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7F) {
                return false;
            }
        }
        return true;
    }
}

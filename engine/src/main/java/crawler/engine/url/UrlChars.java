package crawler.engine.url;

/** Sets of ASCII characters that stand unescaped in a part of a URL, as two words of bits each. */
enum UrlChars {
    /** RFC 3986's unreserved characters. */
    UNRESERVED(""),
    /** What RFC 2396, RFC 3986 and WHATWG all accept in user name and password. */
    USERINFO("!$&'()*+,"),
    /** The same in a path. A percent sign is left alone everywhere: it mostly belongs to an escape. */
    PATH(":/?@!$&'()*+,;=%"),
    /** The same in a query of http and its like, where browsers escape the apostrophe. */
    SPECIAL_QUERY(":/?@!$&()*+,;=%"),
    /** What Scrapy leaves unescaped in the path of a canonical URL. */
    CANONICAL_PATH(":/?@!$&'()*+,;=%[]|"),
    /** The same in its fragment. */
    CANONICAL_FRAGMENT(":/?@!$&'()*+,;=%[]|#");

    private final long low;
    private final long high;

    UrlChars(String members) {
        long below64 = 0;
        long from64 = 0;
        for (char c : (Bits.ALWAYS + members).toCharArray()) {
            below64 |= c < 64 ? 1L << c : 0;
            from64 |= c >= 64 ? 1L << c : 0;
        }
        this.low = below64;
        this.high = from64;
    }

    boolean has(int c) {
        return c < 64 ? (low >>> c & 1) != 0 : c < 128 && (high >>> c & 1) != 0;
    }

    /** The index of the first character at or after {@code from} and before {@code end} that is not in this set, or {@code end}. */
    int span(String text, int from, int end) {
        int i = from;
        while (i < end && has(text.charAt(i))) {
            i++;
        }
        return i;
    }

    /** Holds what the constructor needs, because an enum's own constants are not there yet. */
    private static final class Bits {
        static final String ALWAYS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    }
}

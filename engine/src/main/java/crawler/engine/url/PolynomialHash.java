package crawler.engine.url;

import java.util.Arrays;

/**
 * Two polynomials modulo 2^61 - 1, whose coefficients are the text in words of seven octets, evaluated at two secret points.
 *
 * <p>A new word begins where the path does, so that paths of one site start alike. A word that is not full ends in zeros, and no
 * character becomes a zero, so that different texts are different polynomials.
 */
final class PolynomialHash {
    /** Characters in a word: the largest number of octets below the modulus. */
    static final int WORD = 7;
    /** Points are below this, so that sums stay in 63 bits with one reduction each. */
    static final long POINTS = 1L << 60;

    private static final int LONGEST = 1024;

    private static final long PRIME = (1L << 61) - 1;
    private static final long EACH = 0x01010101010101L;
    private static final long TOP = 0x80808080808080L;
    private static final long OCTETS = 0xFFFFFFFFFFFFFFL;
    private static final long FILL = 'a' * EACH;

    private final long firstPoint;
    private final long secondPoint;
    private long first;
    private long second;
    private final char[] text = new char[LONGEST + WORD];
    private long word;
    private int filled;

    PolynomialHash(long firstPoint, long secondPoint) {
        this.firstPoint = firstPoint;
        this.secondPoint = secondPoint;
    }

    long first() {
        return first;
    }

    long second() {
        return second;
    }

    void start() {
        first = 0;
        second = 0;
        word = 0;
        filled = 0;
    }

    /** Goes on where the other one is. */
    void continueFrom(PolynomialHash prefix) {
        first = prefix.first;
        second = prefix.second;
        word = prefix.word;
        filled = prefix.filled;
    }

    /** Adds the start of a URL, or of a prefix of one that is no shorter than its authority. */
    void add(String url, int end) {
        int path = Math.min(end, UrlText.pathStart(url));
        addOctets(url, 0, path);
        turn();
        addOctets(url, path, end);
    }

    private void addOctets(String text, int from, int end) {
        for (int i = from; i < end; i++) {
            char c = text.charAt(i);
            if (c > 0 && c <= 0x7F) {
                add(c);
            } else {
                add(0x80 | c >> 14);
                add(0x80 | c >> 7 & 0x7F);
                add(0x80 | c & 0x7F);
            }
        }
    }

    private void add(int octet) {
        word |= (long) octet << 8 * filled;
        if (++filled == WORD) {
            turn();
        }
    }

    private void turn() {
        if (filled > 0) {
            first = step(first, firstPoint, word);
            second = step(second, secondPoint, word);
            word = 0;
            filled = 0;
        }
    }

    /** Ends the text: the two sums are the hash. */
    void finish() {
        turn();
        first = reduced(first);
        second = reduced(second);
    }

    /**
     * Adds a part of a link and finishes; false when some of it is not printable ASCII, or is a backslash, or a dot or percent
     * sign behind a slash, or when it is very long: then the hash may not be that of the URL.
     */
    boolean addPlain(String link, int from, int end) {
        int length = filled + end - from;
        if (length > LONGEST) {
            return false;
        }
        for (int i = 0; i < filled; i++) {
            text[i] = (char) (word >>> 8 * i & 0xFF);
        }
        link.getChars(from, end, text, filled);
        word = 0;
        filled = 0;
        boolean plain = addWords(length);
        if (!plain) {
            Arrays.fill(text, 'a'); // what is left behind the next link must be ASCII
        }
        finish();
        return plain;
    }

    private boolean addWords(int length) {
        long one = first;
        long other = second;
        long clean = TOP;
        long before = 'a';
        int bits = 0;
        int i = 0;
        for (; i <= length - WORD; i += WORD) {
            bits |= bits(text, i);
            long next = word(text, i);
            clean &= clean(next, before);
            before = next >>> 8 * (WORD - 1);
            one = step(one, firstPoint, next);
            other = step(other, secondPoint, next);
        }
        first = one;
        second = other;
        filled = length - i;
        long unused = OCTETS << 8 * filled & OCTETS;
        word = word(text, i) & ~unused;
        return (bits | bits(text, i)) <= 0x7F && (clean & clean(word | FILL & unused, before)) == TOP;
    }

    /** Seven characters in one word, the first in the lowest octet. */
    private static long word(char[] c, int i) {
        int low = c[i] | c[i + 1] << 8 | c[i + 2] << 16 | c[i + 3] << 24;
        int high = c[i + 4] | c[i + 5] << 8 | c[i + 6] << 16;
        return low & 0xFFFFFFFFL | (long) high << 32;
    }

    private static int bits(char[] c, int i) {
        return c[i] | c[i + 1] | c[i + 2] | c[i + 3] | c[i + 4] | c[i + 5] | c[i + 6];
    }

    /** The top bits of all octets that are no blank, control or backslash, nor a dot or percent sign behind a slash. */
    private static long clean(long word, long before) {
        long printable = word + (0x7F - ' ') * EACH;
        long noBackslash = (word ^ '\\' * EACH) + 0x7F * EACH;
        long fromSlash = (word << 8 | before) & OCTETS ^ '/' * EACH;
        long noDot = (fromSlash | word ^ '.' * EACH) + 0x7F * EACH;
        long noPercent = (fromSlash | word ^ '%' * EACH) + 0x7F * EACH;
        return printable & noBackslash & noDot & noPercent & TOP;
    }

    /** {@code sum * point + next} modulo 2^61 - 1, below 2^62 + 2^57 when the sum was. */
    private static long step(long sum, long point, long next) {
        long high = Math.multiplyHigh(sum, point);
        long low = sum * point;
        return (low & PRIME) + (high << 3 | low >>> 61) + next;
    }

    private static long reduced(long sum) {
        long folded = (sum & PRIME) + (sum >>> 61);
        return folded >= PRIME ? folded - PRIME : folded;
    }
}

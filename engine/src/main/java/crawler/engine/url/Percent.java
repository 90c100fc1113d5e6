package crawler.engine.url;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Percent-encoding and back (RFC 3986, 2.1). */
final class Percent {
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private Percent() {}

    /** Appends the text with all that is not in {@code safe} escaped, in the bytes of this charset. */
    static void encode(String text, Charset charset, UrlChars safe, StringBuilder out) {
        int end = text.length();
        int plain = safe.span(text, 0, end);
        out.append(text, 0, plain);
        if (plain < end) {
            for (byte b : bytes(text.substring(plain), charset)) {
                append(b & 0xFF, safe, out);
            }
        }
    }

    static void append(int octet, UrlChars safe, StringBuilder out) {
        if (safe.has(octet)) {
            out.append((char) octet);
        } else {
            escape(octet, out);
        }
    }

    static void escape(int octet, StringBuilder out) {
        out.append('%').append(HEX[octet >> 4]).append(HEX[octet & 15]);
    }

    /** The octet that the escape at this index stands for, or -1 when there is no escape. */
    static int octetAt(String text, int index) {
        if (index + 2 >= text.length() || text.charAt(index) != '%') {
            return -1;
        }
        int high = nibble(text.charAt(index + 1));
        int low = nibble(text.charAt(index + 2));
        return (high | low) < 0 ? -1 : high << 4 | low;
    }

    private static int nibble(char c) {
        if (UrlText.isDigit(c)) {
            return c - '0';
        }
        int letter = c | 0x20;
        return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
    }

    /** The text in this charset; what it cannot say is written as browsers do, {@code &#1234;}, itself escaped (WHATWG URL, 1.3). */
    private static byte[] bytes(String text, Charset charset) {
        if (!isForQueries(charset)) {
            return wellFormed(text).getBytes(StandardCharsets.UTF_8);
        }
        CharsetEncoder encoder = charset.newEncoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try {
            return taken(encoder.encode(CharBuffer.wrap(text)));
        } catch (CharacterCodingException e) {
            return taken(charset.encode(withReferences(wellFormed(text), encoder.reset())));
        }
    }

    /** Pages in UTF-16 and 32 send their queries in UTF-8 (WHATWG Encoding, "get an output encoding"). */
    private static boolean isForQueries(Charset charset) {
        String name = charset.name();
        return charset.canEncode()
                && !name.startsWith("UTF-")
                && !name.startsWith("x-UTF-")
                && !name.startsWith("X-UTF-");
    }

    private static byte[] taken(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    private static String withReferences(String text, CharsetEncoder encoder) {
        StringBuilder said = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            if (encoder.canEncode(Character.toString(c))) {
                said.appendCodePoint(c);
            } else {
                said.append("%26%23").append(c).append("%3B");
            }
        });
        return said.toString();
    }

    /** Halves of a surrogate pair become U+FFFD, not the question mark that the JDK would write. */
    private static String wellFormed(String text) {
        StringBuilder repaired = new StringBuilder(text.length());
        text.codePoints().forEach(c -> repaired.appendCodePoint(c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c));
        return repaired.toString();
    }
}

package crawler.engine.form;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;

/** Pairs of names and values being written as a query. */
final class UrlEncoded {
    private static final String HEX = "0123456789ABCDEF";

    private final CharsetEncoder encoder;
    private final StringBuilder out = new StringBuilder();

    UrlEncoded(Charset charset) {
        this.encoder = charset.newEncoder(); // reports what it cannot write
    }

    void add(String name, String value) {
        if (!out.isEmpty()) {
            out.append('&');
        }
        append(name);
        out.append('=');
        append(value);
    }

    private void append(String text) {
        ByteBuffer bytes = bytes(text);
        while (bytes.hasRemaining()) {
            int octet = bytes.get() & 0xff;
            if (isPlain(octet)) {
                out.append((char) octet);
            } else if (octet == ' ') {
                out.append('+');
            } else {
                out.append('%').append(HEX.charAt(octet >> 4)).append(HEX.charAt(octet & 15));
            }
        }
    }

    private ByteBuffer bytes(String text) {
        try {
            return encoder.encode(CharBuffer.wrap(text));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" cannot be written in " + encoder.charset() + ", the encoding of the form", e);
        }
    }

    private static boolean isPlain(int octet) {
        return octet >= 'a' && octet <= 'z'
                || octet >= 'A' && octet <= 'Z'
                || octet >= '0' && octet <= '9'
                || octet == '-'
                || octet == '.'
                || octet == '_'
                || octet == '~';
    }

    @Override
    public String toString() {
        return out.toString();
    }
}

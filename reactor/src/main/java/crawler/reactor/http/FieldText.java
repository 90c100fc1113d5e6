package crawler.reactor.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The text of header fields: ASCII as a rule, else UTF-8, else ISO-8859-1, as it once was. */
final class FieldText {
    private static final String HEX = "0123456789ABCDEF";

    private FieldText() {}

    static String of(byte[] line, int from, int to) {
        if (isAscii(line, from, to)) {
            return new String(line, from, to - from, StandardCharsets.ISO_8859_1);
        }
        try {
            return utf8(line, from, to);
        } catch (CharacterCodingException e) {
            return new String(line, from, to - from, StandardCharsets.ISO_8859_1);
        }
    }

    /** In a URL octets that are no UTF-8 stand for themselves, escaped. */
    static String ofUrl(byte[] line, int from, int to) {
        if (isAscii(line, from, to)) {
            return new String(line, from, to - from, StandardCharsets.ISO_8859_1);
        }
        try {
            return utf8(line, from, to);
        } catch (CharacterCodingException e) {
            return escaped(line, from, to);
        }
    }

    private static boolean isAscii(byte[] line, int from, int to) {
        for (int i = from; i < to; i++) {
            if (line[i] < 0) {
                return false;
            }
        }
        return true;
    }

    private static String utf8(byte[] line, int from, int to) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(line, from, to - from))
                .toString();
    }

    private static String escaped(byte[] line, int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            if (line[i] < 0) {
                text.append('%').append(HEX.charAt(line[i] >> 4 & 15)).append(HEX.charAt(line[i] & 15));
            } else {
                text.append((char) line[i]);
            }
        }
        return text.toString();
    }
}

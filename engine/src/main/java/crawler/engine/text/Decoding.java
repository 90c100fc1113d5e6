package crawler.engine.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;

/**
 * Bytes to text as Scrapy and browsers do it: what cannot be text becomes U+FFFD, and never takes the character behind it
 * along, as Java's own decoding does ({@code "} after a broken character would be lost, and with it the attribute's end).
 */
final class Decoding {
    private static final char REPLACEMENT = '\ufffd';
    private static final String ISO_2022_JP = "ISO-2022-JP";
    private static final String EUC_JP = "EUC-JP";
    private static final Charset WINDOWS_31J = Charset.forName("windows-31j");

    private final Charset charset;
    private final ByteBuffer in;

    private Decoding(Charset charset, ByteBuffer in) {
        this.charset = charset;
        this.in = in;
    }

    static String of(byte[] body, int from, Charset charset) {
        return charset.name().equals(Big5.NAME)
                ? Big5.decode(body, from, charset)
                : Amendments.of(between(body, from, body.length, charset), charset);
    }

    static String between(byte[] body, int from, int to, Charset charset) {
        String text = new String(body, from, to - from, charset);
        return text.indexOf(REPLACEMENT) < 0
                ? text
                : new Decoding(charset, ByteBuffer.wrap(body, from, to - from)).slowly();
    }

    private String slowly() {
        CharsetDecoder decoder = charset.newDecoder();
        CharBuffer out =
                CharBuffer.allocate((int) Math.ceil((in.remaining() + 1) * (double) decoder.maxCharsPerByte()));
        while (true) {
            CoderResult result = decoder.decode(in, out, true);
            if (!result.isError()) {
                decoder.flush(out);
                return out.flip().toString();
            }
            char instead = replacement(in.get(in.position()), result);
            in.position(in.position() + skipped(result, instead));
            out.put(instead);
        }
    }

    /** How much of what cannot be decoded is left out for one replacement character. */
    private int skipped(CoderResult error, char instead) {
        int length = error.length();
        return switch (charset.name()) {
            case ISO_2022_JP -> error.isUnmappable() ? length : 1;
            case EUC_JP -> instead == REPLACEMENT ? 1 : 2;
            case "UTF-8" -> isSurrogate() ? 1 : length;
            case "UTF-16", "UTF-16BE", "UTF-16LE" -> Math.min(length, 2);
            case "UTF-32", "UTF-32BE", "UTF-32LE" -> Math.min(in.remaining(), 4);
            default -> 1;
        };
    }

    /** Half of a pair written in UTF-8: there each byte is an error of its own. */
    private boolean isSurrogate() {
        int at = in.position();
        return in.remaining() > 1 && in.get(at) == (byte) 0xed && (in.get(at + 1) & 0xff) >= 0xa0;
    }

    /** Whether two bytes follow that stand for a character of JIS X 0208 in EUC. */
    private boolean isPair() {
        int at = in.position();
        return in.remaining() > 1 && (in.get(at) & 0xff) >= 0xa1 && (in.get(at + 1) & 0xff) >= 0xa1;
    }

    /** What Java does not know and others do: the euro of GBK, Windows' characters in Japanese text. */
    private char replacement(byte octet, CoderResult error) {
        return switch (charset.name()) {
            case ISO_2022_JP -> error.isUnmappable() ? ofWindows(octet, in.get(in.position() + 1)) : REPLACEMENT;
            case EUC_JP ->
                isPair() ? ofWindows((byte) (octet & 0x7f), (byte) (in.get(in.position() + 1) & 0x7f)) : REPLACEMENT;
            case "GB18030" -> octet == (byte) 0x80 ? '€' : REPLACEMENT;
            case "windows-31j" ->
                switch (octet & 0xff) {
                    case 0x80 -> '\u0080';
                    case 0xa0 -> '\uf8f0';
                    case 0xfd, 0xfe, 0xff -> (char) ('\uf8f1' + (octet & 0xff) - 0xfd);
                    default -> REPLACEMENT;
                };
            default -> REPLACEMENT;
        };
    }

    /** A character of the rows that Windows added to JIS X 0208, such as digits in circles, which browsers read as well. */
    private static char ofWindows(byte row, byte cell) {
        int lead = (row - 0x21) / 2 + (row < 0x5f ? 0x81 : 0xc1);
        int trail = row % 2 == 0 ? cell + 0x7e : cell + (cell < 0x60 ? 0x1f : 0x20);
        return new String(new byte[] {(byte) lead, (byte) trail}, WINDOWS_31J).charAt(0);
    }
}

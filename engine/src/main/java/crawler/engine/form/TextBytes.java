package crawler.engine.form;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;

/** Turns texts of a form into bytes of its encoding. */
final class TextBytes {
    private final CharsetEncoder encoder;
    private final boolean references;

    private TextBytes(Charset charset, boolean references) {
        Charset written = charset.canEncode() ? charset : StandardCharsets.UTF_8;
        this.encoder = written.newEncoder(); // reports what it cannot write
        this.references = references;
    }

    /** Refuses what the charset cannot say. */
    static TextBytes strictly(Charset charset) {
        return new TextBytes(charset, false);
    }

    /** Writes what the charset cannot say as {@code &#1234;}, as browsers do (Encoding Standard, "html" error mode). */
    static TextBytes withReferences(Charset charset) {
        return new TextBytes(charset, true);
    }

    /** @throws IllegalArgumentException when it refuses */
    byte[] of(String text) {
        try {
            return taken(encoder.encode(CharBuffer.wrap(text)));
        } catch (CharacterCodingException e) {
            if (references) {
                return referring(text);
            }
            throw new IllegalArgumentException(
                    "\"" + text + "\" cannot be written in " + encoder.charset() + ", the encoding of the form", e);
        }
    }

    private byte[] referring(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        encoder.reset(); // it stopped in the middle
        text.codePoints()
                .map(c -> c >= 0xd800 && c <= 0xdfff ? 0xfffd : c)
                .mapToObj(c -> encoder.canEncode(Character.toString(c)) ? Character.toString(c) : "&#" + c + ";")
                .forEach(each -> bytes.writeBytes(each.getBytes(encoder.charset())));
        return bytes.toByteArray();
    }

    private static byte[] taken(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}

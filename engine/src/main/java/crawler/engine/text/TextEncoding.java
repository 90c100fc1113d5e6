package crawler.engine.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The encoding of a body, found as Scrapy and browsers find it: by its byte order mark, else by Content-Type, else by what
 * the document declares, else windows-1252 unless the bytes are UTF-8 with more than ASCII in it.
 */
public final class TextEncoding {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final Charset UTF_32BE = Charset.forName("UTF-32BE");
    private static final Charset UTF_32LE = Charset.forName("UTF-32LE");

    private final Charset charset;
    private final int skip;

    private TextEncoding(Charset charset, int skip) {
        this.charset = charset;
        this.skip = skip;
    }

    /** @param contentType the header's value, "" when there is none */
    public static TextEncoding of(String contentType, byte[] body) {
        return byMark(body).orElseGet(() -> new TextEncoding(unmarked(contentType, body), 0));
    }

    /** This encoding, whatever the body says of itself; a byte order mark of the same is no text all the same. */
    public static TextEncoding as(Charset charset, byte[] body) {
        return byMark(body)
                .filter(marked -> marked.charset.equals(charset))
                .orElseGet(() -> new TextEncoding(charset, 0));
    }

    private static Charset unmarked(String contentType, byte[] body) {
        return new ContentType(contentType)
                .charset()
                .or(() -> Declaration.in(body))
                .orElseGet(() -> isAscii(body) || !isUtf8(body) ? WINDOWS : StandardCharsets.UTF_8);
    }

    public Charset charset() {
        return charset;
    }

    /** The text without a byte order mark; what is no text becomes U+FFFD. */
    public String decode(byte[] body) {
        return Decoding.of(body, skip, charset);
    }

    /** UTF-32 first, since its mark begins with one of UTF-16. */
    private static Optional<TextEncoding> byMark(byte[] body) {
        return marked(body, UTF_32BE, 0, 0, 0xfe, 0xff)
                .or(() -> marked(body, UTF_32LE, 0xff, 0xfe, 0, 0))
                .or(() -> marked(body, StandardCharsets.UTF_16BE, 0xfe, 0xff))
                .or(() -> marked(body, StandardCharsets.UTF_16LE, 0xff, 0xfe))
                .or(() -> marked(body, StandardCharsets.UTF_8, 0xef, 0xbb, 0xbf));
    }

    private static Optional<TextEncoding> marked(byte[] body, Charset charset, int... mark) {
        if (body.length < mark.length) {
            return Optional.empty();
        }
        for (int i = 0; i < mark.length; i++) {
            if ((body[i] & 0xff) != mark[i]) {
                return Optional.empty();
            }
        }
        return Optional.of(new TextEncoding(charset, mark.length));
    }

    private static boolean isAscii(byte[] body) {
        for (byte octet : body) {
            if (octet < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUtf8(byte[] body) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}

package crawler.engine.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The encoding of a body: by its byte order mark, else by Content-Type, else by what the document declares, else UTF-8
 * if the bytes are that, else windows-1252. Names mean what they mean to browsers: {@code latin1} is windows-1252.
 */
public final class TextEncoding {
    private static final int DECLARED_WITHIN = 4096;
    private static final Map<String, String> ALIASES = Map.of(
            "latin1", "windows-1252",
            "latin-1", "windows-1252",
            "iso-8859-1", "windows-1252",
            "us-ascii", "windows-1252",
            "ascii", "windows-1252",
            "utf8", "utf-8",
            "gb2312", "gb18030",
            "gbk", "gb18030",
            "x-sjis", "windows-31j",
            "shift_jis", "windows-31j");

    private final Charset charset;
    private final int skip;

    private TextEncoding(Charset charset, int skip) {
        this.charset = charset;
        this.skip = skip;
    }

    public static TextEncoding of(String contentType, BodyType type, byte[] body) {
        return byMark(body)
                .or(() -> parameter(contentType)
                        .flatMap(TextEncoding::named)
                        .map(charset -> new TextEncoding(charset, 0)))
                .or(() ->
                        declared(type, body).flatMap(TextEncoding::named).map(charset -> new TextEncoding(charset, 0)))
                .orElseGet(() ->
                        new TextEncoding(isUtf8(body) ? StandardCharsets.UTF_8 : Charset.forName("windows-1252"), 0));
    }

    public Charset charset() {
        return charset;
    }

    /** The text without a byte order mark; what is no text becomes U+FFFD. */
    public String decode(byte[] body) {
        return new String(body, skip, body.length - skip, charset);
    }

    private static Optional<TextEncoding> byMark(byte[] body) {
        if (startsWith(body, 0xef, 0xbb, 0xbf)) {
            return Optional.of(new TextEncoding(StandardCharsets.UTF_8, 3));
        }
        if (startsWith(body, 0xfe, 0xff)) {
            return Optional.of(new TextEncoding(StandardCharsets.UTF_16BE, 2));
        }
        if (startsWith(body, 0xff, 0xfe)) {
            return Optional.of(new TextEncoding(StandardCharsets.UTF_16LE, 2));
        }
        return Optional.empty();
    }

    private static boolean startsWith(byte[] body, int... mark) {
        if (body.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((body[i] & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** The value after {@code charset=} or {@code encoding=}, with or without quotes. */
    private static Optional<String> parameter(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        int at = lower.indexOf("charset=");
        int start = at >= 0 ? at + "charset=".length() : lower.indexOf("encoding=") + "encoding=".length();
        if (at < 0 && !lower.contains("encoding=")) {
            return Optional.empty();
        }
        while (start < lower.length() && "\"' \t".indexOf(lower.charAt(start)) >= 0) {
            start++;
        }
        int end = start;
        while (end < lower.length() && "\"';/> \t\r\n?".indexOf(lower.charAt(end)) < 0) {
            end++;
        }
        return start == end ? Optional.empty() : Optional.of(lower.substring(start, end));
    }

    private static Optional<String> declared(BodyType type, byte[] body) {
        if (type != BodyType.HTML && type != BodyType.XML) {
            return Optional.empty();
        }
        String head = new String(body, 0, Math.min(body.length, DECLARED_WITHIN), StandardCharsets.ISO_8859_1);
        if (head.stripLeading().startsWith("<?xml")) {
            Optional<String> encoding = parameter(head.substring(0, Math.max(0, head.indexOf("?>"))));
            if (encoding.isPresent()) {
                return encoding;
            }
        }
        String lower = head.toLowerCase(Locale.ROOT);
        for (int meta = lower.indexOf("<meta"); meta >= 0; meta = lower.indexOf("<meta", meta + 1)) {
            int end = lower.indexOf('>', meta);
            String tag = lower.substring(meta, end < 0 ? lower.length() : end);
            if (tag.contains("charset=")) {
                return parameter(tag);
            }
        }
        return Optional.empty();
    }

    private static Optional<Charset> named(String name) {
        try {
            return Optional.of(Charset.forName(ALIASES.getOrDefault(name, name)));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    private static boolean isUtf8(byte[] body) {
        try {
            CharBuffer ignored = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(body));
            return ignored.length() <= body.length;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}

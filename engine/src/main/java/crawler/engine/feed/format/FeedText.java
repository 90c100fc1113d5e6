package crawler.engine.feed.format;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;

/** How the text of a feed becomes bytes: in an encoding that people name as Python does. For one thread at a time. */
final class FeedText {
    private static final byte[] NO_MARK = {};
    private static final Map<String, Charset> MARKED = Map.of(
            "utf8sig", StandardCharsets.UTF_8,
            "utf16", StandardCharsets.UTF_16LE,
            "utf32", Charset.forName("UTF-32LE"));
    /** By Python's names, where Java has others. */
    private static final Map<String, Charset> UNMARKED = Map.of(
            "utf16le",
            StandardCharsets.UTF_16LE,
            "utf16be",
            StandardCharsets.UTF_16BE,
            "utf32le",
            Charset.forName("UTF-32LE"),
            "utf32be",
            Charset.forName("UTF-32BE"));

    private final String name;
    private final byte[] mark;
    private final CharsetEncoder encoder;
    private final Unencodable unencodable;
    private boolean begun;

    /** What is written for a character that the encoding does not have. */
    @FunctionalInterface
    interface Unencodable {
        Unencodable REFUSED = (c, name) -> {
            throw new IllegalArgumentException(String.format(
                    "the encoding %s cannot write the character U+%04X; set another, such as utf-8", name, c));
        };

        String instead(int codePoint, String encoding);
    }

    private FeedText(String name, byte[] mark, CharsetEncoder encoder, Unencodable unencodable) {
        this.name = name;
        this.mark = mark;
        this.encoder = encoder;
        this.unencodable = unencodable;
    }

    /** @throws IllegalArgumentException when there is no such encoding */
    static FeedText in(String name, Unencodable unencodable) {
        Charset marked = MARKED.get(simplified(name));
        Charset charset = marked == null ? charset(name) : marked;
        byte[] mark = marked == null ? NO_MARK : "\uFEFF".getBytes(charset);
        CharsetEncoder encoder = charset.newEncoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        return new FeedText(name, mark, encoder, unencodable);
    }

    private static String simplified(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
    }

    private static Charset charset(String name) {
        Charset unmarked = UNMARKED.get(simplified(name));
        if (unmarked != null) {
            return unmarked;
        }
        try {
            return Charset.isSupported(name) ? Charset.forName(name) : Charset.forName(simplified(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new IllegalArgumentException("unknown encoding \"" + name + "\"; utf-8 is a good one", e);
        }
    }

    /** As it was given. */
    String name() {
        return name;
    }

    /** As it was given, or as others know it, too. */
    String standardName() {
        if (name.equalsIgnoreCase(charset().name())) {
            return name;
        }
        boolean marksOrder = isMarked() && !charset().equals(StandardCharsets.UTF_8);
        return marksOrder
                ? charset().name().replace("LE", "")
                : charset().name().toLowerCase(Locale.ROOT);
    }

    /** Whether both names are known, and mean the same characters. */
    static boolean isSame(String name, String other) {
        try {
            return in(name, Unencodable.REFUSED)
                    .charset()
                    .equals(in(other, Unencodable.REFUSED).charset());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    Charset charset() {
        return encoder.charset();
    }

    /** Whether it has the character. */
    boolean has(char c) {
        return c < 0x80 || encoder.canEncode(c);
    }

    /** Whether a byte order mark is part of the encoding. */
    boolean isMarked() {
        return mark.length > 0;
    }

    /** There is text before the first that is written here, and with it the byte order mark. */
    void continued() {
        begun = true;
    }

    /**
     * Writes a text; before the first one the byte order mark, if it is part of the encoding.
     *
     * @throws IllegalArgumentException when a character cannot be written; then nothing was
     */
    void write(CharSequence text, OutputStream out) throws IOException {
        ByteBuffer bytes = encoded(text);
        if (!begun && bytes.hasRemaining()) {
            begun = true;
            out.write(mark);
        }
        out.write(bytes.array(), bytes.arrayOffset(), bytes.limit());
    }

    private ByteBuffer encoded(CharSequence text) {
        try {
            return encoder.encode(CharBuffer.wrap(text));
        } catch (CharacterCodingException e) {
            return slowly(text);
        }
    }

    private ByteBuffer slowly(CharSequence text) {
        encoder.reset();
        StringBuilder encodable = new StringBuilder();
        text.codePoints().forEach(c -> {
            String character = Character.toString(c);
            encodable.append(encoder.canEncode(character) ? character : unencodable.instead(c, name));
        });
        try {
            return encoder.encode(CharBuffer.wrap(encodable));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("the encoding " + name + " cannot write this text", e);
        }
    }
}

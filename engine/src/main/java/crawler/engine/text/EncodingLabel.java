package crawler.engine.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the names of encodings mean: those that browsers know (Encoding Standard) and those that Scrapy knows, so that
 * {@code latin1} is windows-1252 and {@code gb2312} is GB18030.
 */
public final class EncodingLabel {
    private static final Map<String, Charset> CHARSETS = new HashMap<>();
    private static final Map<String, String> NAMES = new HashMap<>();

    static {
        read();
    }

    private EncodingLabel() {}

    /** The encoding that a label means; empty when none is known by it. Case and kind of separators do not matter. */
    public static Optional<Charset> charset(String label) {
        return Optional.ofNullable(CHARSETS.get(normal(label)));
    }

    /** Scrapy's name of an encoding, such as {@code cp1252} or {@code utf-8}, as its {@code response.encoding} has it. */
    public static String name(Charset charset) {
        String name = NAMES.get(charset.name());
        return name != null ? name : charset.name().toLowerCase(Locale.ROOT);
    }

    /** In lower case, with one underscore for each run of separators; "" when there is anything else in it. */
    private static String normal(String label) {
        StringBuilder normal = new StringBuilder(label.length());
        boolean gap = false;
        for (int i = 0; i < label.length(); i++) {
            char c = label.charAt(i);
            boolean counts = c < 0x80 && (Character.isLetterOrDigit(c) || c == '.');
            if (counts) {
                normal.append(gap && !normal.isEmpty() ? "_" : "").append(Character.toLowerCase(c));
            } else if ("-_: ".indexOf(c) < 0) {
                return "";
            }
            gap = !counts;
        }
        return normal.toString();
    }

    private static void read() {
        InputStream table = EncodingLabel.class.getResourceAsStream("encodings.txt");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(table, StandardCharsets.US_ASCII))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(EncodingLabel::add);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read encodings.txt beside " + EncodingLabel.class, e);
        }
    }

    private static void add(String line) {
        String[] words = line.split(" ");
        Charset charset = charsetNamed(words[1]);
        NAMES.put(words[1], words[0]);
        CHARSETS.put(normal(words[0]), charset);
        for (int i = 2; i < words.length; i++) {
            CHARSETS.put(words[i], charset);
        }
    }

    private static Charset charsetNamed(String name) {
        return name.equals(ReplacementCharset.INSTANCE.name())
                ? ReplacementCharset.INSTANCE
                : SingleByteCharset.named(name).orElseGet(() -> Charset.forName(name));
    }
}

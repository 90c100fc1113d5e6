package crawler.engine.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.Fuzzing;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Random bodies and headers, for {@code -Dfuzz.seconds=N}: each has a type, an encoding and a text, and no ASCII is lost. */
@EnabledIfSystemProperty(named = "fuzz.seconds", matches = "\\d+")
final class EncodingFuzzTest {
    private static final List<String> WORDS = List.of(
            "<meta ",
            "charset",
            "=",
            "\"",
            "'",
            "utf-8",
            "gb18030",
            "shift_jis",
            "iso-2022-jp",
            "utf-16",
            "koi8-r",
            "x",
            ">",
            "<!--",
            "-->",
            "<?xml ",
            "encoding",
            "<body",
            ";",
            ",",
            " ",
            "\\",
            "text/html",
            "\ufeff",
            "é",
            "\u00ff\u00fe",
            "\u00ed\u00a0\u0080",
            "\u001b$B",
            "<");

    private Random random = new Random();

    @Test
    void everyBodyHasATextThatKeepsItsAscii() {
        Fuzzing.run("encodings", seed -> {
            random = new Random(seed);
            byte[] body = body();
            String contentType = new String(body(), StandardCharsets.ISO_8859_1);
            TextEncoding encoding = TextEncoding.of(contentType, body);
            String text = encoding.decode(body);
            BodyType.of(name -> Optional.of(contentType), "http://shop.test/" + contentType, body);
            String name = EncodingLabel.name(encoding.charset());
            assertEquals(encoding.charset(), EncodingLabel.charset(name).orElseThrow());
            if (name.equals("utf-8") || name.equals("cp1252") || name.equals("koi8-r")) {
                assertEquals(
                        ascii(body), text.chars().filter(c -> c > 0 && c < 0x80).count());
            }
        });
    }

    @Test
    void aBodyThatIsCutLosesTheEndOfItsTextOnly() {
        List<String> labels = List.of(
                "utf-8",
                "utf-16",
                "gb18030",
                "big5",
                "shift_jis",
                "euc-jp",
                "iso-2022-jp",
                "euc-kr",
                "koi8-u",
                "latin6");
        Fuzzing.run("encodings cut anywhere", seed -> {
            random = new Random(seed);
            byte[] body = random.nextBoolean()
                    ? body()
                    : random.ints(30, 0, 256)
                            .collect(ByteArrayOutputStream::new, ByteArrayOutputStream::write, (one, other) -> {})
                            .toByteArray();
            Charset charset = EncodingLabel.charset(labels.get(random.nextInt(labels.size())))
                    .orElseThrow();
            int end = random.nextInt(body.length + 1);
            String whole = Decoding.of(body, 0, charset);
            String part = Decoding.of(Arrays.copyOf(body, end), 0, charset);
            int same = Arrays.mismatch(part.toCharArray(), whole.toCharArray());
            assertTrue(
                    same < 0 || same >= part.length() - 4,
                    charset + " " + HexFormat.of().formatHex(body) + " at " + end);
        });
    }

    private static long ascii(byte[] body) {
        long count = 0;
        for (byte octet : body) {
            count += octet > 0 ? 1 : 0;
        }
        return count;
    }

    private byte[] body() {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int i = random.nextInt(20); i >= 0; i--) {
            body.writeBytes(WORDS.get(random.nextInt(WORDS.size())).getBytes(StandardCharsets.ISO_8859_1));
            if (random.nextInt(4) == 0) {
                body.write(random.nextInt(256));
            }
        }
        return body.toByteArray();
    }
}

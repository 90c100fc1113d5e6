package crawler.engine.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crawler.engine.Fuzzing;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
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

package crawler.engine.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("C3: encodings that came before Unicode")
final class LegacyEncodingTest {
    private static String decoded(String label, String hex) {
        Charset charset = EncodingLabel.charset(label).orElseThrow();
        return Decoding.of(HexFormat.of().parseHex(hex), 0, charset);
    }

    @ParameterizedTest
    @CsvSource({
        "euc-jp, a1bda4a2, ―あ",
        "iso-2022-jp, 1b2442213d24221b2842, ―あ",
        "x-mac-cyrillic, 80ff, А€",
        "gb18030, 8235903741, 龴A",
        "gb18030, 84318335, ︙",
        "big5, a4e9a1fea4eb, 日／月",
        "big5, a15aa1c3a1c5a240, ╴￣ˍ＼",
        "big5, 886288a5, Ê̄ê̌",
    })
    void whatTheJdkReadsOtherwiseThanEverybodyElseIsPutRight(String label, String hex, String expected) {
        assertEquals(expected, decoded(label, hex));
    }

    @Test
    void aBig5PairIsLookedForWhereACharacterBeginsOnly() {
        assertEquals(
                new String(HexFormat.of().parseHex("a4a1fe41a1"), Charset.forName("Big5-HKSCS")),
                decoded("big5", "a4a1fe41a1")); // a1 fe stands in the middle of two characters
        assertEquals("a\ufffd／", decoded("big5", "61ffa1fe"));
    }

    @Test
    void digitsInCirclesAreJapaneseEvenIfTheStandardDoesNotKnowThem() {
        assertEquals("①あ\ufffd\ufffd<", decoded("euc-jp", "ada1a4a2a9a93c"));
        assertEquals("①あⅠ㈱", decoded("iso-2022-jp", "1b24422d2124222d352d6a1b2842"));
        assertEquals("\ufffdあ", decoded("iso-2022-jp", "1b2442222f24221b2842"));
        assertEquals("\ufffd\ufffdA", decoded("iso-2022-jp", "808041"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"hz-gb-2312", "iso-2022-kr", "ISO-2022-CN", "iso-2022-cn-ext", "replacement", "csiso2022kr"})
    void markupCannotHideInAnEncodingThatBrowsersDoNotRead(String label) {
        byte[] body = "~{<script>~}<p>text".getBytes(StandardCharsets.US_ASCII);
        TextEncoding encoding = TextEncoding.of("text/html; charset=" + label, body);

        assertEquals("replacement", EncodingLabel.name(encoding.charset()));
        assertEquals("\ufffd", encoding.decode(body));
        assertEquals("", encoding.decode(new byte[0]));
    }

    @Test
    void utf7IsNoEncoding() {
        byte[] body = "+ADw-script+AD4-".getBytes(StandardCharsets.US_ASCII);

        assertEquals(
                "+ADw-script+AD4-",
                TextEncoding.of("text/html; charset=utf-7", body).decode(body));
    }
}

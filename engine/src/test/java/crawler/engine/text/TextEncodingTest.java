package crawler.engine.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("C3: the encoding of a body, and its text")
final class TextEncodingTest {
    private static final Charset CYRILLIC = Charset.forName("windows-1251");

    @Test
    void theByteOrderMarkCountsMost() {
        assertEquals("utf-8 é", decoded("text/html; charset=koi8-r", bytes("efbbbfc3a9")));
        assertEquals("utf-16-le é", decoded("text/html; charset=utf-8", bytes("fffee900")));
        assertEquals("utf-16-be é", decoded("text/html; charset=utf-8", bytes("feff00e9")));
        assertEquals("utf-32-le é", decoded("", bytes("fffe0000e9000000")));
        assertEquals("utf-32-be é", decoded("", bytes("0000feff000000e9")));
    }

    @Test
    void theHeaderCountsMoreThanTheDocument() {
        assertEquals(
                "cp1251 <meta charset=koi8-r>Привет",
                decoded("text/html; charset=windows-1251", "<meta charset=koi8-r>Привет"));
    }

    @Test
    void theHeadersParameterIsTakenAsBrowsersTakeIt() {
        for (String type : new String[] {
            "text/html;charset=windows-1251",
            "TEXT/HTML; CHARSET=\"Windows-1251\"; x=y",
            "text/html;;;\tcharset=windows-1251,text/html",
            "text/html; x=\"a;charset=utf-8\"; charset=windows-1251",
            "charset=windows-1251"
        }) {
            assertEquals("cp1251 Привет", decoded(type, "Привет"), type);
        }
        for (String type : new String[] {
            "text/html; charset = windows-1251",
            "text/html charset=windows-1251",
            "text/html; charset='windows-1251'",
            "text/html; charset=\"windows-1251\"x",
            "text/html; charset=\"windows-1251",
            "text/html; charset=",
            "text/html; charset=nothing; charset=windows-1251"
        }) {
            assertEquals("cp1252 Ïðèâåò", decoded(type, "Привет"), type);
        }
    }

    @Test
    void theDocumentDeclaresItsEncodingInMetaOrXmlDeclaration() {
        for (String head : new String[] {
            "<meta charset=windows-1251>",
            "<META\nname=a CHARSET = ' windows-1251 '/>",
            "<meta http-equiv=Content-Type content='text/html; charset=windows-1251'>",
            "<!-- <meta charset=koi8-r> --><meta charset=windows-1251>",
            "<html><?xml version='1.0' encoding='windows-1251'?>"
        }) {
            assertEquals("cp1251 " + head + "Привет", decoded("text/html", head + "Привет"), head);
        }
    }

    @Test
    void whatStandsInACommentTheBodyOrFarBelowDeclaresNothing() {
        for (String head : new String[] {
            "<!-- <meta charset=windows-1251>",
            "<body><meta charset=windows-1251>",
            "<metadata charset=windows-1251>",
            "<meta charset=''>",
            " ".repeat(4090) + "<meta charset=windows-1251>"
        }) {
            assertEquals("cp1252 " + head + "Ïðèâåò", decoded("text/html", head + "Привет"), head);
        }
    }

    @Test
    void aDocumentThatCanBeReadAsAsciiIsNotUtf16() {
        byte[] body = "<meta charset=utf-16>é".getBytes(StandardCharsets.UTF_8);
        assertEquals("utf-8 <meta charset=utf-16>é", decoded("text/html", body));
    }

    @Test
    void withoutAnyDeclarationItIsUtf8IfTheBytesSaySoAndElseWindows1252() {
        assertEquals("utf-8 é", decoded("text/html", bytes("c3a9")));
        assertEquals("cp1252 é", decoded("text/html", bytes("e9")));
        assertEquals("cp1252 abc", decoded("text/html", bytes("616263")));
        assertEquals("cp1252 ", decoded("", new byte[0]));
    }

    @Test
    void namesMeanWhatTheyMeanToBrowsers() {
        assertEquals("cp1252", name("latin1"));
        assertEquals("cp1252", name("ISO-8859-1"));
        assertEquals("cp1252", name("us-ascii"));
        assertEquals("cp1254", name("iso_8859-9:1989"));
        assertEquals("gb18030", name("gb2312"));
        assertEquals("gb18030", name("cp936"));
        assertEquals("big5hkscs", name("big5"));
        assertEquals("cp932", name("Shift_JIS"));
        assertEquals("cp949", name("euc-kr"));
        assertEquals("cp874", name("tis-620"));
        assertEquals("utf-8", name("unicode-1-1-utf-8"));
        assertEquals("none", name("utf-7"));
        assertEquals("none", name("default"));
        assertEquals("none", name("'utf-8'"));
    }

    @Test
    void aBrokenCharacterNeverTakesTheNextOneAlong() {
        for (String charset : new String[] {"gb18030", "big5", "euc-kr", "shift_jis", "euc-jp", "utf-8"}) {
            Charset known = EncodingLabel.charset(charset).orElseThrow();
            assertEquals("\ufffd\"<", Decoding.of(bytes("81223c"), 0, known), charset);
        }
        assertEquals(
                "\ufffd\"",
                Decoding.of(bytes("e922"), 0, EncodingLabel.charset("gbk").orElseThrow()));
    }

    @Test
    void malformedUtf8BecomesAsManyReplacementsAsInBrowsers() {
        assertEquals("\ufffd\ufffd\ufffd", utf8("eda080"));
        assertEquals("\ufffda", utf8("ed9f61"));
        assertEquals("\ufffd", utf8("e282"));
        assertEquals("\ufffd€", utf8("f09fe282ac"));
        assertEquals("\ufffd\ufffd", utf8("c080"));
        assertEquals("a\0b", utf8("610062"));
    }

    @Test
    void halfAPairInUtf16IsOneReplacement() {
        assertEquals("\ufffda", Decoding.of(bytes("d8000061"), 0, StandardCharsets.UTF_16BE));
        assertEquals("a\ufffd", Decoding.of(bytes("610062"), 0, StandardCharsets.UTF_16LE));
    }

    @Test
    void aSingleByteThatWindowsOrGbkKnowsIsNoError() {
        assertEquals(
                "€", Decoding.of(bytes("80"), 0, EncodingLabel.charset("gbk").orElseThrow()));
        assertEquals("\u0080\uf8f0\uf8f3", Decoding.of(bytes("80a0ff"), 0, Charset.forName("windows-31j")));
    }

    @Test
    void encodingsThatJavaLacksAreReadAndWritten() {
        for (String[] each : new String[][] {{"iso-8859-10", "b1", "ą"}, {"iso-8859-14", "b9", "ṗ"}}) {
            Charset charset = EncodingLabel.charset(each[0]).orElseThrow();
            assertEquals(each[2], Decoding.of(bytes(each[1]), 0, charset));
            assertEquals("a" + each[2] + "?", new String(("a" + each[2] + "中").getBytes(charset), charset));
        }
    }

    private static String name(String label) {
        return EncodingLabel.charset(label).map(EncodingLabel::name).orElse("none");
    }

    private static String utf8(String hex) {
        return Decoding.of(bytes(hex), 0, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String hex) {
        return java.util.HexFormat.of().parseHex(hex);
    }

    private static String decoded(String contentType, String cyrillic) {
        return decoded(contentType, cyrillic.getBytes(CYRILLIC));
    }

    private static String decoded(String contentType, byte[] body) {
        TextEncoding encoding = TextEncoding.of(contentType, body);
        return EncodingLabel.name(encoding.charset()) + " " + encoding.decode(body);
    }
}

package crawler.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("C3, I3: published test data")
final class PublicDataTest {
    @TempDir
    Path folder;

    @Test
    void linksAreJoinedAndCompared() throws IOException {
        String printed = run(
                "urls.json",
                "[\"a comment\", {\"input\": \"../x\", \"base\": \"http://a.test/b/c/d\", \"href\": \"http://a.test/b/x\"},"
                        + "{\"input\": \"y\", \"base\": \"http://a.test/\", \"href\": \"http://a.test/z\"},"
                        + "{\"input\": \"http://a.test?b\", \"base\": null, \"href\": \"http://a.test/?b\"},"
                        + "{\"input\": \"http://[\", \"base\": \"http://a.test/\", \"failure\": true}]");
        assertEquals(
                "DIFFERS bd32195a y on http://a.test/\n  - http://a.test/z\n  + http://a.test/y\n"
                        + "urls.json: 4 cases, 3 the same, 0 otherwise on purpose, 1 differ\n",
                printed);
    }

    @Test
    void whatDiffersOnPurposeIsCountedApart() throws IOException {
        assertEquals(
                "urls.json: 1 cases, 0 the same, 1 otherwise on purpose, 0 differ\n",
                run("urls.json", "[{\"input\": \"http://foo:80/\", \"base\": null, \"href\": \"http://foo/\"}]"));
    }

    @Test
    void declaredEncodingsAreFoundAndCompared() throws IOException {
        String printed = run(
                "encodings.dat",
                "#data\n<meta charset=latin2>\n<p>\n#encoding\niso-8859-2\n\n#data\nabc\n#encoding\nkoi8-r\n");
        assertEquals(
                "DIFFERS 352441c2 abc\n  - koi8-r\n  + cp1252\n"
                        + "encodings.dat: 2 cases, 1 the same, 0 otherwise on purpose, 1 differ\n",
                printed);
    }

    @Test
    void labelsAndCharactersOfEncodingsAreCompared() throws IOException {
        assertEquals(
                "DIFFERS cc3c891a label x-none\n  - cp1252\n  + none\n"
                        + "encodings.json: 3 cases, 2 the same, 0 otherwise on purpose, 1 differ\n",
                run(
                        "encodings.json",
                        "[{\"encodings\": [{\"name\": \"windows-1252\", \"labels\": [\"latin1\", \" ASCII \", \"x-none\"]}]}]"));
        assertEquals(
                "index-koi8-r.txt: 1 cases, 1 the same, 0 otherwise on purpose, 0 differ\n",
                run("index-koi8-r.txt", "# a comment\n\n 64\t0x044E\tю (CYRILLIC SMALL LETTER YU)\n"));
        assertEquals(
                "index-jis0208.txt: 3 cases, 3 the same, 0 otherwise on purpose, 0 differ\n",
                run("index-jis0208.txt", " 283\t0x3042\tあ (HIRAGANA LETTER A)\n"));
        assertEquals(
                "index-big5.txt: 1 cases, 1 the same, 0 otherwise on purpose, 0 differ\n",
                run("index-big5.txt", " 5495\t0x4E00\t一 (<CJK Ideograph>)\n"));
    }

    private String run(String name, String text) throws IOException {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PublicData data = new PublicData(new PrintStream(printed, true, StandardCharsets.UTF_8));
        data.run(Files.writeString(folder.resolve(name), text));
        return printed.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}

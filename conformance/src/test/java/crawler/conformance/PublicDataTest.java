package crawler.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PublicDataTest {
    @TempDir
    Path folder;

    @Test
    void linksAreJoinedAndCompared() throws IOException {
        String printed = run(
                "urls.json",
                "[\"a comment\", {\"input\": \"../x\", \"base\": \"http://a.test/b/c/d\", \"href\": \"http://a.test/b/x\"},"
                        + "{\"input\": \"y\", \"base\": \"http://a.test/\", \"href\": \"http://a.test/z\"},"
                        + "{\"input\": \"http://[\", \"base\": \"http://a.test/\", \"failure\": true}]");
        assertEquals(
                "DIFFERS y on http://a.test/\n  - http://a.test/z\n  + http://a.test/y\n2 cases, 1 differ\n", printed);
    }

    @Test
    void declaredEncodingsAreFoundAndCompared() throws IOException {
        String printed = run(
                "encodings.dat",
                "#data\n<meta charset=latin2>\n<p>\n#encoding\niso-8859-2\n\n#data\nabc\n#encoding\nkoi8-r\n");
        assertEquals("DIFFERS abc\n  - koi8-r\n  + cp1252\n2 cases, 1 differ\n", printed);
    }

    private String run(String name, String text) throws IOException {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PublicData data = new PublicData(new PrintStream(printed, true, StandardCharsets.UTF_8));
        data.run(Files.writeString(folder.resolve(name), text));
        return printed.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}

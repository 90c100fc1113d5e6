package crawler.engine.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("C4: the kind of a body")
final class BodyTypeTest {
    private static final String URL = "http://shop.test/x";

    @Test
    void theContentTypeCountsMost() {
        assertEquals(BodyType.HTML, of(Map.of("Content-Type", "TEXT/HTML; charset=x"), URL + ".json", "{}"));
        assertEquals(BodyType.XML, of(Map.of("Content-Type", "application/atom+xml"), URL, ""));
        assertEquals(BodyType.JSON, of(Map.of("Content-Type", "application/json"), URL, ""));
        assertEquals(BodyType.TEXT, of(Map.of("Content-Type", "text/"), URL, ""));
    }

    @Test
    void theTypeOfACompressedBodyIsNotThatOfWhatIsInIt() {
        Map<String, String> headers = Map.of("Content-Type", "text/html", "Content-Encoding", "gzip");
        assertEquals(BodyType.BINARY, of(headers, URL, "\u001f\u008b"));
    }

    @Test
    void thenTheNameOfTheFileCounts() {
        assertEquals(BodyType.XML, ofName("attachment; filename=\"x.XML\""));
        assertEquals(BodyType.JSON, ofName("attachment;filename='x.json'; size=3"));
        assertEquals(BodyType.TEXT, ofName("attachment; filename*=UTF-8''x.txt"));
        assertEquals(BodyType.HTML, ofName("attachment"));
    }

    @Test
    void thenTheEndingOfThePathCounts() {
        Map<String, String> unknown = Map.of("Content-Type", "application/octet-stream");
        assertEquals(BodyType.XML, of(unknown, URL + ".rss?a=b.html#c.json", ""));
        assertEquals(BodyType.TEXT, of(Map.of(), URL + ".js", ""));
        assertEquals(BodyType.BINARY, of(Map.of(), "http://shop.py", "\u0001"));
        assertEquals(BodyType.BINARY, of(Map.of(), "http://shop.test/.html", "\u0001"));
    }

    @Test
    void thenTheFirstBytesCount() {
        assertEquals(BodyType.HTML, of(Map.of(), URL, "  \n<HTML>"));
        assertEquals(BodyType.HTML, of(Map.of(), URL, "<!DOCTYPE html><p>"));
        assertEquals(BodyType.XML, of(Map.of(), URL, "<?xml version='1.0'?><html/>"));
        assertEquals(BodyType.TEXT, of(Map.of(), URL, "abc\0def\u00e9"));
        assertEquals(BodyType.TEXT, of(Map.of(), URL, ""));
        assertEquals(BodyType.BINARY, of(Map.of(), URL, "\u0089PNG\r\n\u001a\n"));
    }

    @Test
    void withoutABodyNothingTells() {
        assertEquals(Optional.empty(), BodyType.ofHeaders(name -> Optional.empty(), URL));
    }

    private static BodyType ofName(String disposition) {
        return of(Map.of("Content-Disposition", disposition), URL + ".html", "");
    }

    private static BodyType of(Map<String, String> headers, String url, String body) {
        return BodyType.of(
                name -> Optional.ofNullable(headers.get(name)), url, body.getBytes(StandardCharsets.ISO_8859_1));
    }
}

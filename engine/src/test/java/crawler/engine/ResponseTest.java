package crawler.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ResponseTest {
    private static final String URL = "http://shop.test/dir/page";

    @Test
    void aLinkIsFollowedWithItsQueryInTheEncodingOfThePage() {
        Response page = page("<meta charset=windows-1251><a href='/п?q=п'>");
        assertEquals("http://shop.test/%D0%BF?q=%EF", page.followUrl("/п?q=п").url());
        assertEquals(
                List.of("http://shop.test/%D0%BF?q=%EF"),
                page.follow("a").map(Request::url).toList());
    }

    @Test
    void c3JsonIsReadAsUtf8WhateverTheHeaderSaysAndElseAsItSays() {
        String type = "application/json; charset=latin1";
        assertEquals(
                "é",
                page(type, "{\"a\": \"é\"}".getBytes(StandardCharsets.UTF_8))
                        .json()
                        .get("a")
                        .asString());
        assertEquals(
                "é",
                page(type, "{\"a\": \"é\"}".getBytes(StandardCharsets.ISO_8859_1))
                        .json()
                        .get("a")
                        .asString());
    }

    @Test
    void c3JsonBecomesRecords() {
        Response page = json("{\"books\": [{\"title\": \"T\", \"price\": 1.5, \"more\": 1}, {\"title\": \"U\"}]}");
        assertEquals(
                List.of(new Book("T", 1.5), new Book("U", 0)),
                page.json(Shop.class).books());
        assertEquals(new Book("U", 0), page.jmespath("books[1]").get(0).json(Book.class));
        assertEquals("T", page.json(Map.class).get("books").toString().substring(8, 9));
        assertEquals(
                new Book("V", 2),
                Response.of(URL, "<script>{\"title\":\"V\",\"price\":2}</script>")
                        .css("script")
                        .get(0)
                        .json(Book.class));
    }

    @Test
    void c3WhatIsNoJsonIsToldWithItsPlace() {
        String message = assertThrows(
                        IllegalArgumentException.class, () -> json("{\"a\": ").json())
                .getMessage();
        assertTrue(message.startsWith("there is no JSON in " + URL + ": line 1, column "), message);
        String unfit = assertThrows(
                        IllegalArgumentException.class,
                        () -> json("{\"price\": \"x\"}").json(Book.class))
                .getMessage();
        assertTrue(unfit.startsWith("this JSON is no Book: ") && unfit.endsWith(" in {\"price\":\"x\"}"), unfit);
    }

    @Test
    void d8ATextThatIsJsonIsQueriedAsJsonAndAnyOtherAsHtml() {
        assertEquals(
                "1",
                page("text/plain", "{\"a\": 1}".getBytes(StandardCharsets.UTF_8))
                        .jmespath("a")
                        .get());
        assertEquals(
                "x",
                page("text/plain", "<p>x".getBytes(StandardCharsets.UTF_8))
                        .css("p::text")
                        .get());
    }

    @Test
    void d5ARegularExpressionIsFoundInTheTextAsItStands() {
        assertEquals(List.of("1", "2"), Response.of(URL, "<P a=1><p a=2").re("a=(\\d)"));
    }

    private record Book(String title, double price) {}

    private record Shop(List<Book> books) {}

    private static Response json(String text) {
        return page("application/json", text.getBytes(StandardCharsets.UTF_8));
    }

    private static Response page(String type, byte[] body) {
        return new Response(new Request(URL), 200, Headers.of("Content-Type", type), body);
    }

    private static Response page(String html) {
        return page("text/html", html.getBytes(Charset.forName("windows-1251")));
    }
}

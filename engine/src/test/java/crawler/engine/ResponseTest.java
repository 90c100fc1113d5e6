package crawler.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("C3, D5, D8: the text of a response and what is made of it")
final class ResponseTest {
    private static final String URL = "http://shop.test/dir/page";

    @Test
    void B14_aLinkIsFollowedWithItsQueryInTheEncodingOfThePage() {
        Response page = page("<meta charset=windows-1251><a href='/п?q=п'>");
        assertEquals("http://shop.test/%D0%BF?q=%EF", page.followUrl("/п?q=п").url());
        assertEquals(
                List.of("http://shop.test/%D0%BF?q=%EF"),
                page.follow("a").map(Request::url).toList());
    }

    @Test
    void C3_jsonIsReadAsUtf8WhateverTheHeaderSaysAndElseAsItSays() {
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
    void C3_aGivenEncodingCountsMoreThanWhatThePageSays() {
        byte[] body = "<meta charset=utf-8><p>Привет".getBytes(Charset.forName("koi8-r"));
        Response page = page("text/html; charset=utf-8", body).withEncoding(Charset.forName("koi8-r"));

        assertEquals("Привет", page.css("p::text").get());
        assertEquals("KOI8-R", page.encoding().name());
        assertEquals("http://shop.test/?q=%D0", page.followUrl("/?q=п").url());
        assertEquals(
                "é",
                page("text/html", "\ufeffé".getBytes(StandardCharsets.UTF_8))
                        .withEncoding(StandardCharsets.UTF_8)
                        .text());
    }

    @Test
    void C3_jsonBecomesRecords() {
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
    void C3_whatIsNoJsonIsToldWithItsPlace() {
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
    void D8_aTextThatIsJsonIsQueriedAsJsonAndAnyOtherAsHtml() {
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
    void D5_aRegularExpressionIsFoundInTheTextAsItStands() {
        assertEquals(List.of("1", "2"), Response.of(URL, "<P a=1><p a=2").re("a=(\\d)"));
    }

    @Test
    void B14_aLinkIsFoundFromTheBaseAndWithoutSpaceAroundIt() {
        Response page = Response.of(URL, "<base href='/base/'><a href=' \n../x ?y '>x</a><link rel=next href=n>");

        assertEquals("http://shop.test/x%20?y", page.follow("a").toList().get(0).url());
        assertEquals(
                List.of("http://shop.test/base/n"),
                page.follow("link").map(Request::url).toList());
        assertEquals(
                List.of("http://shop.test/base/n"),
                page.follow("link::attr(href)").map(Request::url).toList());
        assertEquals("http://shop.test/base/z", page.followUrl("z").url());
        assertEquals(2, page.follow(page.xpath("//a | //link")).count());
    }

    @Test
    void C2_joiningHonoursTheBaseOfHtmlAlone() {
        String html = "<base href='http://other.test/b/'>";
        assertEquals("http://other.test/b/x", Response.of(URL, html).join("x"));
        assertEquals(
                "http://shop.test/dir/x",
                page("text/plain", html.getBytes(StandardCharsets.UTF_8)).join("x"));
        assertEquals("http://shop.test/x", page("image/png", new byte[9]).join("/x"));
    }

    @Test
    void C1_whatWasAttachedToTheRequestIsThePages() {
        Attribute<String> name = Attribute.of("name", String.class);
        Response page = new Response(new Request(URL + "#top").with(name, "x"), 200, Headers.NONE, new byte[0]);

        assertEquals("x", page.get(name).orElseThrow());
        assertEquals(URL + "#top", page.request().url());
        assertEquals("", page.protocol() + page.ipAddress());
        assertTrue(page.certificate().isEmpty() && page.flags().isEmpty());
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

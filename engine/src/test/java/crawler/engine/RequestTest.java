package crawler.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.cookie.Cookie;
import crawler.engine.url.InvalidUrlException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rows B1 to B4 and B14: requests, their headers and attributes are values. */
class RequestTest {
    private static final Attribute<Integer> PAGE = Attribute.of("page", Integer.class);
    private static final Attribute<Boolean> SEEN = Attribute.of("seen", Boolean.class);

    @Test
    void B1_theUrlIsEscapedAndNeedsAScheme() {
        assertEquals("http://a.example/a%20b?%C3%BC", new Request("http://a.example/a b?ü").url());
        assertEquals("http://a.example/a%20b", new Request("http://a.example/a%20b").url());
        assertThrows(InvalidUrlException.class, () -> new Request("a.example/page"));
        assertThrows(InvalidUrlException.class, () -> new Request("http://a.example/").withUrl("nothing"));
    }

    @Test
    void B1_itIsAGetWithoutAnythingUnlessItSaysOtherwise() {
        Request request = new Request("http://A.example/");

        assertEquals("GET", request.method());
        assertEquals(0, request.body().length);
        assertEquals(Headers.NONE, request.headers());
        assertEquals(0, request.priority());
        assertFalse(request.dontFilter() || request.hasBody());
        assertEquals(Optional.empty(), request.callback());
        assertEquals(Optional.empty(), request.errback());
        assertEquals("a.example", request.host());
        assertEquals(
                "<GET http://a.example/>",
                request.toString().toLowerCase(java.util.Locale.ROOT).replace("get", "GET"));
    }

    @Test
    void B1_methodsAreInUpperCase() {
        assertEquals(
                "PROPFIND",
                new Request("http://a.example/").withMethod("propfind").method());
    }

    @Test
    void B1_eachChangeIsACopyThatKeepsTheRest() {
        Callback callback = page -> Stream.of();
        Request one = new Request("http://a.example/", callback)
                .withPriority(3)
                .with(PAGE, 1)
                .withFlag("first");
        Request two = one.withUrl("http://b.example/")
                .withMethod("POST")
                .withBody("body")
                .withHeader("A", "b")
                .with(PAGE, 2)
                .withFlag("second")
                .withPriority(9)
                .withDontFilter(true);

        assertEquals("http://a.example/", one.url());
        assertEquals("GET", one.method());
        assertEquals(Optional.of(1), one.get(PAGE));
        assertEquals(List.of("first"), one.flags());
        assertEquals(3, one.priority());
        assertFalse(one.dontFilter() || one.hasBody() || one.headers().contains("a"));
        assertEquals(Optional.of(callback), two.callback());
        assertEquals(Optional.of(2), two.get(PAGE));
        assertEquals(List.of("first", "second"), two.flags());
    }

    @Test
    void B1_theBodyCannotBeChangedFromOutside() {
        byte[] given = {1, 2, 3};
        Request request = new Request("http://a.example/").withBody(given);
        given[0] = 9;
        request.body()[1] = 9;

        assertArrayEquals(new byte[] {1, 2, 3}, request.body());
    }

    @Test
    void B3_headersIgnoreTheCaseOfNamesAndKeepOrderAndSpelling() {
        Headers headers = Headers.of("Accept", "a", "X-Two", "1", "x-two", "2");

        assertEquals(Optional.of("a"), headers.get("ACCEPT"));
        assertEquals(List.of("1", "2"), headers.getAll("X-TWO"));
        assertEquals(List.of("Accept", "X-Two"), List.copyOf(headers.asMap().keySet()));
        assertEquals(3, headers.size());
        assertEquals(List.of(), headers.getAll("none"));
    }

    @Test
    void B3_headersAreChangedAsCopies() {
        Headers headers = Headers.of("A", "1", "a", "2", "B", "3");

        assertEquals(Headers.of("B", "3", "a", "4"), headers.with("a", "4"));
        assertEquals(List.of("1", "2", "5"), headers.plus("A", "5").getAll("a"));
        assertEquals(headers, headers.withDefault("b", "other"));
        assertEquals(Optional.of("6"), headers.withDefault("C", "6").get("c"));
        assertEquals(Headers.of("B", "3"), headers.without("A"));
        assertEquals(3, headers.size());
        assertNotEquals(headers, headers.without("B"));
        assertEquals(
                Headers.of("X", "y").hashCode(), Headers.of(Map.of("X", "y")).hashCode());
        assertThrows(IllegalArgumentException.class, () -> Headers.of("A"));
    }

    @Test
    void B2_aVerbatimUrlStaysAsItIsWritten() {
        String url = "http://a.example/a|b/%zz/é?q={x}&r='y'\\z";
        Request request = Request.verbatim(url);

        assertEquals(url, request.url());
        assertTrue(request.is(Request.VERBATIM_URL));
        assertEquals(url + "2", request.withUrl(url + "2").url());
        assertEquals(url, request.withMethod("POST").with(PAGE, 1).url());
        assertThrows(InvalidUrlException.class, () -> Request.verbatim("a.example/page"));
        assertEquals(
                "http://a.example/%7C",
                request.without(Request.VERBATIM_URL)
                        .withUrl("http://a.example/|")
                        .url());
    }

    @Test
    void B1_attributesAreTypedAndEqualByWhatTheyHold() {
        Request request = new Request("http://a.example/").with(PAGE, 7).with(SEEN, true);

        assertEquals(Map.of("page", 7, "seen", true), request.attributes().asMap());
        assertEquals(
                new Request("http://b.example/").with(SEEN, true).with(PAGE, 7).attributes(), request.attributes());
        assertTrue(request.is(SEEN));
        assertFalse(request.without(SEEN).is(SEEN));
        assertEquals(Optional.of((Object) 7), request.attributes().get("page"));
        assertThrows(IllegalArgumentException.class, () -> request.get(Attribute.<String>of("page", String.class)));
    }

    @Test
    void C2_aResponseIsChangedAsACopyThatKeepsItsDocument() {
        Response page = Response.of("http://a.example/dir/", "<a class=x href=next>n</a>");
        Response flagged = page.withFlag("cached").withConnection("h2", "127.0.0.1");

        assertEquals(List.of(), page.flags());
        assertEquals(List.of("cached"), flagged.flags());
        assertEquals("h2", flagged.protocol());
        assertEquals(page.selector(), page.withFlag("y").selector());
        assertEquals("other", page.withBody("other".getBytes()).text());
        assertEquals(
                List.of("http://a.example/dir/next"),
                page.follow("a.x").map(Request::url).toList());
        assertEquals("<200 http://a.example/dir/>", page.toString());
    }

    @Test
    void B14_linksThatLeadNowhereAreLeftOutAndAnEmptyOneLeadsToTheBase() {
        Response page = Response.of(
                "http://a.example/",
                "<base href='http://b.example/x/'><a href='mailto:x@y'>m</a><a href=''>e</a><a href='1'>1</a>"
                        + "<a href='javascript:x()'>j</a><a href='//c.example'>c</a><a>none</a>");

        assertEquals(
                List.of("http://b.example/x/", "http://b.example/x/1", "http://c.example"),
                page.follow("a").map(Request::url).toList());
    }

    @Test
    void B4_cookiesComeAsNamesAndValuesOrWithAttributes() {
        Request request = new Request("https://shop.test/");
        List<Cookie> cookies = List.of(
                Cookie.of("a", "1").withDomain("shop.test").withPath("/").withSecure(false));

        assertEquals(List.of(), request.cookies());
        assertEquals(
                List.of(Cookie.of("a", "1")),
                request.withCookies(Map.of("a", "1")).cookies());
        assertEquals(
                cookies,
                request.withCookies(cookies).withUrl("https://shop.test/2").cookies());
        assertEquals("a=…; Domain=shop.test; Path=/", cookies.get(0).toString());
    }
}

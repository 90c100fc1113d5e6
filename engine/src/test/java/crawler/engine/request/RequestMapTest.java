package crawler.engine.request;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.Attribute;
import crawler.engine.Headers;
import crawler.engine.Output;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.Spider;
import crawler.engine.cookie.Cookie;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class RequestMapTest {
    private static final Attribute<Integer> PAGE = Attribute.of("page", Integer.class);

    private static final class Shop extends Spider {
        Shop() {
            super("shop");
        }

        Stream<Output> parseBook(Response page) {
            return Stream.empty();
        }

        Stream<Output> failed(Request request, Throwable error) {
            return Stream.empty();
        }

        Request request() {
            return new Request("http://shop.test/ä", this::parseBook)
                    .withErrback(this::failed)
                    .withMethod("PUT")
                    .withBody("body")
                    .withHeaders(Headers.of("A", "1", "a", "2").withNone("User-Agent"))
                    .withCookies(List.of(Cookie.of("k", "v").withDomain("shop.test")))
                    .with(PAGE, 7)
                    .withPriority(-3)
                    .withDontFilter(true)
                    .withFlag("first");
        }
    }

    private final Shop shop = new Shop();

    @Test
    void B7_aRequestIsAMapAndBack() {
        Request request = shop.request();
        Map<String, Object> map = RequestMap.of(request, shop);
        Request back = RequestMap.request(map, new Shop());

        assertEquals(
                List.of(
                        "url",
                        "callback",
                        "errback",
                        "headers",
                        "method",
                        "body",
                        "cookies",
                        "meta",
                        "priority",
                        "dont_filter",
                        "flags"),
                List.copyOf(map.keySet()));
        assertEquals("parseBook failed", map.get("callback") + " " + map.get("errback"));
        assertEquals(request.toString(), back.toString());
        assertEquals(List.of("1", "2"), back.headers().getAll("a"));
        assertEquals(List.of("User-Agent"), back.headers().none());
        assertArrayEquals(request.body(), back.body());
        assertEquals(request.cookies(), back.cookies());
        assertEquals(7, back.get(PAGE).orElseThrow());
        assertEquals(-3, back.priority());
        assertTrue(back.dontFilter());
        assertEquals(List.of("first"), back.flags());
    }

    @Test
    void B7_whatWasFoundByItsNameIsStoredByItAgain() {
        Shop later = new Shop();
        Request back = RequestMap.request(RequestMap.of(shop.request(), shop), later);

        assertEquals("parseBook", RequestMap.of(back, later).get("callback"));
    }

    @Test
    void B7_aLambdaAndAnotherSpidersMethodCannotBeStored() {
        Request lambda = new Request("http://shop.test/", page -> Stream.of());

        String message = assertThrows(IllegalArgumentException.class, () -> RequestMap.of(lambda, shop))
                .getMessage();
        assertTrue(message.startsWith("<GET http://shop.test/> cannot be stored"), message);
        assertThrows(IllegalArgumentException.class, () -> RequestMap.of(shop.request(), new Shop()));
    }

    @Test
    void B7_aMapNeedsNoMoreThanAUrl() {
        Request request = RequestMap.request(Map.of("url", "http://shop.test/"), shop);

        assertEquals("<GET http://shop.test/>", request.toString());
        assertTrue(request.callback().isEmpty());
        assertThrows(
                IllegalArgumentException.class,
                () -> RequestMap.request(Map.of("url", "http://shop.test/", "priority", "high"), shop));
        assertThrows(IllegalArgumentException.class, () -> RequestMap.request(Map.of(), shop));
        assertThrows(
                IllegalArgumentException.class,
                () -> RequestMap.request(Map.of("url", "http://shop.test/", "callback", "gone"), shop));
    }

    @Test
    void B2_B7_aVerbatimUrlStaysSo() {
        Request request = Request.verbatim("http://shop.test/|");

        assertEquals(
                "http://shop.test/|",
                RequestMap.request(RequestMap.of(request, shop), shop).url());
    }
}

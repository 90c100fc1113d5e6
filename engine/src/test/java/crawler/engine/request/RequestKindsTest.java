package crawler.engine.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.Headers;
import crawler.engine.Request;
import crawler.engine.cookie.Cookie;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

final class RequestKindsTest {
    private static final String URL = "http://site.test/p";

    record Query(String text, int page) {}

    private static String body(Request request) {
        return new String(request.body(), StandardCharsets.UTF_8);
    }

    @Test
    void B9_jsonIsPostedWithSortedKeys() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("b", List.of(1, Map.of()));
        data.put("a", "é");
        Request request = JsonRequest.of(URL, data);

        assertEquals("POST", request.method());
        assertEquals("{\"a\": \"\\u00e9\", \"b\": [1, {}]}", body(request));
        assertEquals("application/json", request.headers().get("Content-Type").orElse(""));
        assertEquals(
                "application/json, text/javascript, */*; q=0.01",
                request.headers().get("Accept").orElse(""));
    }

    @Test
    void B9_recordsAreDataAndNoneAreAGet() {
        assertEquals("{\"page\": 2, \"text\": \"x\"}", body(JsonRequest.of(URL, new Query("x", 2))));
        assertEquals("GET", JsonRequest.of(URL).method());
        assertEquals("[1.0, 123456789.125, 1e+100]", body(JsonRequest.of(URL, List.of(1.0, 123456789.125, 1e100))));
    }

    @Test
    void B9_theWriterMayBeSomebodysOwn() {
        ObjectWriter writer = JsonMapper.shared().writer();

        assertEquals("{\"a\":\"é\"}", body(JsonRequest.of(URL, Map.of("a", "é"), writer)));
    }

    @Test
    void B11_aRemoteProcedureIsCalledWithXml() {
        Request request = XmlRpcRequest.of(URL, "f.g", 1, "a<b", true, List.of(1.5), Map.of("k", new byte[] {1}));

        assertEquals("POST", request.method());
        assertTrue(request.dontFilter());
        assertEquals("text/xml", request.headers().get("Content-Type").orElse(""));
        assertEquals("""
                <?xml version='1.0'?>
                <methodCall>
                <methodName>f.g</methodName>
                <params>
                <param>
                <value><int>1</int></value>
                </param>
                <param>
                <value><string>a&lt;b</string></value>
                </param>
                <param>
                <value><boolean>1</boolean></value>
                </param>
                <param>
                <value><array><data>
                <value><double>1.5</double></value>
                </data></array></value>
                </param>
                <param>
                <value><struct>
                <member>
                <name>k</name>
                <value><base64>
                AQ==
                </base64></value>
                </member>
                </struct></value>
                </param>
                </params>
                </methodCall>
                """, body(request));
        assertTrue(body(XmlRpcRequest.of(URL, "f", LocalDateTime.of(2020, 1, 2, 3, 4, 5)))
                .contains("<dateTime.iso8601>20200102T03:04:05</dateTime.iso8601>"));
        assertThrows(IllegalArgumentException.class, () -> XmlRpcRequest.of(URL, "f", 1L << 40));
        assertThrows(IllegalArgumentException.class, () -> XmlRpcRequest.of(URL, "f", new Object()));
    }

    @Test
    void B6_aCurlCommandIsARequest() {
        Request request = CurlRequest.of(
                "curl 'http://site.test/p?a=1&b=2' \\\n  -H 'Accept: text/html' --header=X:y -b 'a=1; b=2'"
                        + " -H 'cookie: c=3' -u me:pw --compressed -d x=1 --data-raw $'y=\\u00e9\\'' -d \"z=\\\"1\\\"\"");

        assertEquals("http://site.test/p?a=1&b=2", request.url());
        assertEquals("POST", request.method());
        assertEquals("x=1&y=é'&z=\"1\"", body(request));
        assertEquals(Headers.of("Accept", "text/html", "X", "y", "Authorization", "Basic bWU6cHc="), request.headers());
        assertEquals(
                List.of(Cookie.of("a", "1"), Cookie.of("b", "2"), Cookie.of("c", "3")),
                request.cookies(),
                "a header would not get past the cookie middleware");
        assertEquals("http://site.test", CurlRequest.of("curl -XPUT site.test").url());
        assertEquals("PUT", CurlRequest.of("curl -XPUT site.test").method());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wget http://site.test",
                "",
                "curl",
                "curl -H 'x",
                "curl --nosuch http://site.test",
                "curl -H x y",
                "curl http://site.test http://other.test"
            })
    void B6_whatIsNoCurlCommandIsRefused(String command) {
        assertThrows(IllegalArgumentException.class, () -> CurlRequest.of(command));
    }

    @Test
    void B6_optionsThatAreNotKnownMayBeLeftOut() {
        Request request = CurlRequest.ofKnown("curl http://site.test/ --nosuch foo -z -H 'A: b'");

        assertEquals("http://site.test/", request.url());
        assertEquals(Headers.of("A", "b"), request.headers());
    }

    @Test
    void B6_cookiesAreOptionsOfACurlCommand() {
        Request request =
                new Request("http://site.test/").withCookies(List.of(Cookie.of("a", "1"), Cookie.of("b", "2")));

        assertEquals("curl -X GET http://site.test/ --cookie 'a=1; b=2'", CurlRequest.command(request));
        assertEquals(
                request.cookies(), CurlRequest.of(CurlRequest.command(request)).cookies());
    }

    @Test
    void B6_aRequestIsACurlCommandAndBack() {
        Request request = new Request("http://site.test/p?a=1&b='")
                .withMethod("PUT")
                .withHeader("X-Y", "it's")
                .withBody("a 'b' \\c\nd");
        String command = CurlRequest.command(request);

        assertEquals(
                "curl -X PUT 'http://site.test/p?a=1&b=%27' --data-raw 'a '\\''b'\\'' \\c\nd' -H 'X-Y: it'\\''s'",
                command);
        Request back = CurlRequest.of(command);
        assertEquals(request.toString(), back.toString());
        assertEquals(request.headers(), back.headers());
        assertEquals(body(request), body(back));
    }
}

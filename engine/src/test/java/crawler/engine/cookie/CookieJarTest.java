package crawler.engine.cookie;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("M11 cookies, the jar itself (RFC 6265)")
class CookieJarTest {
    private static final String SITE = "http://www.shop.example/";

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final CookieJar jar = new CookieJar(() -> now);

    private String sent(String url) {
        return jar.header(url).orElse("");
    }

    private void received(String url, String... cookies) {
        jar.receive(url, List.of(cookies));
    }

    /** What a cookie of this header is sent as to the page that set it; empty: it was not taken, or has expired. */
    private static String taken(String cookie) {
        CookieJar fresh = new CookieJar(() -> Instant.parse("2026-01-01T00:00:00Z"));
        fresh.receive("https://www.shop.example/", List.of(cookie));
        return fresh.header("https://www.shop.example/").orElse("");
    }

    @Test
    void aCookieGoesBackToItsHostOnly() {
        received(SITE, "k=v");

        assertEquals("k=v", sent(SITE));
        assertEquals("k=v", sent("https://www.shop.example:8443/"));
        assertEquals("", sent("http://shop.example/"));
        assertEquals("", sent("http://sub.www.shop.example/"));
    }

    @Test
    void withADomainItGoesToAllHostsBelowIt() {
        received(SITE, "k=v; Domain=.SHOP.example");

        assertEquals("k=v", sent("http://shop.example/"));
        assertEquals("k=v", sent("http://a.b.shop.example/"));
        assertEquals("", sent("http://notshop.example/"));
    }

    @Test
    void nobodySetsCookiesForOthers() {
        for (String domain :
                List.of("other.example", "example", "sub.www.shop.example", "p.example", "..shop.example")) {
            received(SITE, "k=v; Domain=" + domain);
        }
        received("http://www.shop.co.uk/", "k=v; Domain=co.uk");
        received("http://mine.github.io/", "k=v; Domain=github.io");
        received("http://10.0.0.1/", "k=v; Domain=0.0.1");

        assertEquals(0, jar.size());
    }

    @Test
    void aHostThatIsAPublicSuffixMaySetItsOwn() {
        received("http://github.io/", "k=v; Domain=github.io");
        received("http://localhost/", "k=v; Domain=localhost");
        received("http://127.0.0.1:80/", "k=v; Domain=127.0.0.1");

        assertEquals("k=v", sent("http://github.io/"));
        assertEquals("", sent("http://mine.github.io/"));
        assertEquals("k=v", sent("http://localhost/"));
        assertEquals("k=v", sent("http://127.0.0.1:99/"));
    }

    @Test
    void theDefaultPathEndsAtTheLastSlash() {
        received("http://www.shop.example/dir/page?x=/y", "k=v");

        assertEquals("k=v", sent("http://www.shop.example/dir"));
        assertEquals("k=v", sent("http://www.shop.example/dir/sub/x"));
        assertEquals("", sent("http://www.shop.example/dirx"));
        assertEquals("", sent(SITE));
    }

    @Test
    void longerPathsComeFirstThenHostsBeforeDomainsThenOlderOnes() {
        received(SITE, "c=1; Path=/", "d=2; Path=/; Domain=shop.example", "a=3; Path=/", "b=4; Path=/p");
        received(SITE, "c=5; Path=/");

        assertEquals("b=4; c=5; a=3; d=2", sent("http://www.shop.example/p/q"));
    }

    @Test
    void secureCookiesAreForHttpsAndNothingPlainTakesTheirPlace() {
        received("https://www.shop.example/", "k=secret; Secure", "j=1; Secure; Path=/p");
        received(SITE, "k=plain", "k=plain; Domain=shop.example", "j=2");

        assertEquals("k=secret", sent("https://www.shop.example/").replace("; j=2", ""));
        assertEquals("j=2", sent(SITE), "another path is another matter");
    }

    @Test
    void cookiesExpire() {
        received(SITE, "age=1; Max-Age=60", "date=1; Expires=Thu, 01 Jan 2026 00:02:00 GMT", "session=1");

        now = now.plusSeconds(59);
        assertEquals("age=1; date=1; session=1", sent(SITE));
        now = now.plusSeconds(1);
        assertEquals("date=1; session=1", sent(SITE));
        now = now.plusSeconds(60);
        assertEquals("session=1", sent(SITE));
        assertEquals(1, jar.size());
    }

    @Test
    void serversTakeCookiesBack() {
        received(SITE, "k=v");
        received(SITE, "k=; Expires=Thu, 01 Jan 1970 00:00:00 GMT");

        assertEquals(0, jar.size());
        assertEquals(Optional.empty(), jar.header(SITE));
    }

    @Test
    void maxAgeWinsOverExpiresAndWhatIsNoNumberIsNotThere() {
        assertEquals("k=v", taken("k=v; Max-Age=5; Expires=Thu, 01 Jan 1970 00:00:00 GMT"));
        assertEquals("", taken("k=v; Max-Age=0; Expires=Thu, 01 Jan 2099 00:00:00 GMT"));
        assertEquals("", taken("k=v; Max-Age=-1"));
        assertEquals("k=v", taken("k=v; Max-Age=soon"));
        assertEquals("k=v", taken("k=v; Max-Age=99999999999999999999"));
    }

    @Test
    void datesAreReadInAllTheirForms() {
        for (String past : List.of(
                "Sun, 06 Nov 1994 08:49:37 GMT",
                "Sunday, 06-Nov-94 08:49:37 GMT",
                "Sun Nov  6 08:49:37 1994",
                "06 november 94 8:49:37",
                "Thu, 1 Jan 1970 0:0:0 GMT")) {
            assertEquals("", taken("k=v; Expires=" + past), past);
        }
        for (String none :
                List.of("garbage", "0", "Thu, 32 Jan 1994 00:00:00 GMT", "Thu, 01 Foo 1994 00:00:00", "1994")) {
            assertEquals("k=v", taken("k=v; Expires=" + none), none);
        }
        assertEquals("k=v", taken("k=v; Expires=Wed, 01-Jan-69 00:00:00 GMT"), "69 is 2069");
    }

    @Test
    void valuesAreSentBackAsTheyCame() {
        assertEquals("k=\"a b\"", taken("k=\"a b\""));
        assertEquals("k=a,b=c", taken(" k = a,b=c ; x"));
        assertEquals("k=", taken("k="));
        assertEquals("k", taken("k"));
        assertEquals("", taken("=v"));
        assertEquals("", taken(""));
        assertEquals("", taken("k=a\r\nX: y"));
        assertEquals("k=é", taken("k=é"));
    }

    @Test
    void ofTwoAttributesOfANameTheLastOneCounts() {
        assertEquals("k=v", taken("k=v; Path=/p; Path=/"));
        assertEquals("", taken("k=v; Path=/; Path=/p"));
        assertEquals("k=v", taken("k=v; PATH; DOMAIN=; unknown=1"));
    }

    @Test
    void whatARequestBringsGoesByTheSameRules() {
        jar.put("https://www.shop.example/p/q", Cookie.of("a", "1"));
        jar.put(SITE, Cookie.of("b", "2").withDomain("other.example"));
        jar.put(SITE, Cookie.of("c", "x; Domain=shop.example").withPath("/"));
        jar.put("https://www.shop.example/", Cookie.of("d", "4").withSecure(false));

        assertEquals("a=1; d=4; c=x", sent("https://www.shop.example/p/q"));
        assertEquals("d=4; c=x", sent("http://www.shop.example/p/q"));
    }

    @Test
    void aJarIsBounded() {
        for (int i = 0; i < 500; i++) {
            received("http://h" + i + ".example/", "k=v");
            received(SITE, "k" + i + "=v");
        }
        for (int i = 0; i < 4000; i++) {
            received("http://x" + i + ".example/", "k=v");
        }
        received(SITE, "big=" + "x".repeat(20_000));

        assertEquals(3000, jar.size());
        assertTrue(!sent(SITE).contains("big="), "a cookie that servers would refuse is not kept");
    }
}

package crawler.engine.url;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UrlPartsTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "http://Shop.test:8080/a, http, shop.test, 8080, http://shop.test:8080",
                "HTTPS://shop.test:443, https, shop.test, 443, https://shop.test",
                "http://u:p@shop.test/@x, http, shop.test, 80, http://shop.test",
                "http://shop.test@evil.test/, http, evil.test, 80, http://evil.test",
                "http://shop.test\\@evil.test/, http, shop.test, 80, http://shop.test",
                "http://a@b@shop.test?x@y:1, http, shop.test, 80, http://shop.test",
                "http://[2001:DB8::1]:81/x, http, 2001:db8::1, 81, http://[2001:db8::1]:81",
                "http://[::1]/, http, ::1, 80, http://[::1]",
                "http://shop.test:/, http, shop.test, 80, http://shop.test",
                "s3://bucket/key:1, s3, bucket, -1, s3://bucket",
                "file:///tmp/x:1, file, ``, -1, ``",
                "mailto:a@b.test, mailto, ``, -1, ``",
                "`data:,http://x:1/`, data, ``, -1, ``",
                "/a:b@c, ``, ``, -1, ``",
            })
    void schemeHostPortAndOriginAreFound(String url, String scheme, String host, int port, String origin) {
        assertEquals(scheme, UrlParts.scheme(url));
        assertEquals(host, UrlParts.host(url));
        assertEquals(port, UrlParts.port(url));
        assertEquals(origin, UrlParts.origin(url));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "http://u:p@shop.test/a/b?c=/d?#e?#f, u:p, /a/b, c=/d?, e?#f",
                "`http://shop.test#?x`, ``, ``, ``, ?x",
                "http://shop.test?x, ``, ``, x, ``",
                "`data:,a`, ``, `,a`, ``, ``",
                "//@/x, ``, /x, ``, ``",
            })
    void userPathQueryAndFragmentAreFound(String url, String user, String path, String query, String fragment) {
        assertEquals(user, UrlParts.userInfo(url));
        assertEquals(path, UrlParts.path(url));
        assertEquals(query, UrlParts.query(url));
        assertEquals(fragment, UrlParts.fragment(url));
    }

    @Test
    void originsAreComparedWithTheUsualPortFilledIn() {
        assertTrue(UrlParts.isSameOrigin("http://Shop.test/a", "http://shop.test:80/b"));
        assertFalse(UrlParts.isSameOrigin("http://shop.test/", "https://shop.test/"));
        assertFalse(UrlParts.isSameOrigin("data:,a", "data:,a"));
    }

    @Test
    void aUrlWithoutFragmentIsNotCopied() {
        String url = "http://shop.test/a?b";
        assertSame(url, UrlParts.withoutFragment(url));
        assertEquals(url, UrlParts.withoutFragment(url + "#c#d"));
    }

    @Test
    void onlySomeUrlsWithoutSlashesAreAbsolute() {
        assertTrue(UrlParts.isAbsolute("http://x"));
        assertTrue(UrlParts.isAbsolute("data:,x"));
        assertTrue(UrlParts.isAbsolute("about:blank"));
        assertFalse(UrlParts.isAbsolute("mailto:x"));
        assertFalse(UrlParts.isAbsolute(""));
    }

    @Test
    void nothingFailsOnNastyUrls() {
        RandomLinks links = new RandomLinks(15);
        for (int i = 0; i < 20_000; i++) {
            String url = links.nasty();
            int parts = UrlParts.origin(url).length()
                    + UrlParts.userInfo(url).length()
                    + UrlParts.path(url).length();
            assertTrue(parts <= 2 * url.length() + 2 && UrlParts.port(url) <= 65535, url);
            assertTrue(url.endsWith(UrlParts.fragment(url)) && url.contains(UrlParts.query(url)), url);
        }
    }
}

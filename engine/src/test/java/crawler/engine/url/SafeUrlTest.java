package crawler.engine.url;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SafeUrlTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "HTTP://Shop.TEST/A, http://shop.test/A",
                "http://shop.test:0080/, http://shop.test:80/",
                "http://shop.test:/x, http://shop.test/x",
                "http://shop.test?a=b, http://shop.test/?a=b",
                "http://shop.test, http://shop.test",
                "http://shop.test/x?, http://shop.test/x",
                "`http://shop.test/x#`, http://shop.test/x",
                "http://shop.test/[x]|y, http://shop.test/%5Bx%5D%7Cy",
                "http://shop.test/100%, http://shop.test/100%",
                "http://shop.test/?it's, http://shop.test/?it%27s",
                "http://shop.test/it's, http://shop.test/it's",
                "http://shop.test/?a\\b, http://shop.test/?a%5Cb",
                "http://shop.test\\@evil.test/, http://shop.test/@evil.test/",
                "`http://shop.test/#a#b`, http://shop.test/#a%23b",
                "http://bücher.test/, http://xn--bcher-kva.test/",
                "http://BÜCHER.test:81/, http://xn--bcher-kva.test:81/",
                "http://us er:p:w@shop.test/, http://us%20er:p%3Aw@shop.test/",
                "http://%75:%zz@shop.test/, http://u:%25zz@shop.test/",
                "http://[2001:DB8::1]:8080/x, http://[2001:db8::1]:8080/x",
                "file:/tmp/a b, file:///tmp/a%20b",
                "mailto:a b, mailto:a%20b",
                "shop.test/a b, shop.test/a%20b",
            })
    void whatMustBeEscapedIsAndNoMore(String url, String expected) {
        assertEquals(expected, SafeUrl.of(url));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://shop.test/",
                "https://a-b.shop_1.test:8443/x/%7e?a=%C3%A9&b=(1)#top",
                "http://127.0.0.1:80/a//b/../c;p=1,2",
            })
    void aSafeUrlIsNotCopied(String url) {
        assertTrue(SafeUrl.isSafe(url));
        assertSame(url, SafeUrl.of(url));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://shop.test:99999/",
                "http://shop.test:8o/",
                "http://[::1/",
                "http://::1]/",
                "http://[1.2.3.4]/",
                "http://[1::2::3]/",
                "http://[::1]x/",
                "http://a[b]@shop.test/",
                "http://shop\u2100.test/",
            })
    void aMalformedAuthorityIsRefused(String url) {
        String message =
                assertThrows(InvalidUrlException.class, () -> SafeUrl.of(url)).getMessage();
        assertTrue(message.startsWith("Invalid URL \"" + url), message);
    }

    @Test
    void theQueryIsEscapedInTheCharsetOfThePageAndThePathIsNot() {
        assertEquals(
                "http://shop.test/%C3%A9?q=%E9", SafeUrl.of("http://shop.test/é?q=é", StandardCharsets.ISO_8859_1));
        assertEquals("http://shop.test/?q=%C3%A9", SafeUrl.of("http://shop.test/?q=é", StandardCharsets.UTF_16LE));
    }

    @Test
    void whatTheCharsetCannotSayBecomesACharacterReference() {
        String url = SafeUrl.of("http://shop.test/?q=é中😀", Charset.forName("windows-1252"));
        assertEquals("http://shop.test/?q=%E9%26%2320013%3B%26%23128512%3B", url);
    }

    @Test
    void halfACharacterBecomesTheReplacementCharacter() {
        assertEquals("http://shop.test/%EF%BF%BD", SafeUrl.of("http://shop.test/\ud800"));
    }

    @Test
    void makingSafeTwiceChangesNothing() {
        RandomLinks links = new RandomLinks(12);
        int safe = 0;
        for (int i = 0; i < 10_000; i++) {
            String url = BaseUrl.of(links.base()).resolve(links.nasty());
            try {
                String once = SafeUrl.of(url);
                if (UrlParts.host(once).chars().allMatch(c -> c > ' ')) { // a host of blanks is trimmed with the URL
                    assertEquals(once, SafeUrl.of(once), url);
                    safe++;
                }
            } catch (InvalidUrlException e) {
                assertTrue(e.getMessage().contains("Invalid URL"), url);
            }
        }
        assertTrue(safe > 5_000, "only " + safe + " were fit to be tested");
    }

    @Test
    void theQuickScanAgreesWithTheFullWay() {
        RandomLinks links = new RandomLinks(13);
        int quick = 0;
        for (int i = 0; i < 10_000; i++) {
            String url = BaseUrl.of(links.base()).resolve(links.ordinary());
            if (SafeUrl.isSafe(url)) {
                assertEquals(url, SafeParts.of(url, StandardCharsets.UTF_8).joined());
                quick++;
            }
        }
        assertTrue(quick > 4_000, "only " + quick + " took the quick way");
    }
}

package crawler.engine.url;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CanonicalUrlTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "http://shop.test, http://shop.test/",
                "http://shop.test/?b=2&a=2&a=1, http://shop.test/?a=1&a=2&b=2",
                "http://shop.test/?a-b=1&a=1, http://shop.test/?a=1&a-b=1",
                "http://shop.test/?b&a, http://shop.test/?a=&b=",
                "http://shop.test/?&&a=1&, http://shop.test/?a=1",
                "http://shop.test/?&, http://shop.test/",
                "http://shop.test/?q=a%20b+c, http://shop.test/?q=a+b+c",
                "http://shop.test/?q=%e9%7E, http://shop.test/?q=%E9~",
                "http://shop.test/%7e%2f%3f%23%5b, http://shop.test/~%2F%3F%23[",
                "http://shop.test/a;p=%7e, http://shop.test/a;p=%7e",
                "http://shop.test/a;, http://shop.test/a",
                "http://shop.test/a;b/%41, http://shop.test/a;b/A",
                "http://U@Shop.test/, http://U@shop.test/",
                "http://shop.test/a#b, http://shop.test/a",
            })
    void spellingsThatAreEqualGetOneForm(String url, String expected) {
        assertEquals(expected, CanonicalUrl.of(url));
    }

    @Test
    void fragmentsStayWhenTheyCount() {
        assertEquals("http://shop.test/a#b%20c", CanonicalUrl.of("http://shop.test/a#b c", true));
        assertEquals("http://shop.test/a#!b#[c]|%22", CanonicalUrl.of("http://shop.test/a#!b#[c]|\"", true));
    }

    @Test
    void theQueryIsEscapedInTheCharsetOfThePage() {
        assertEquals(
                "http://shop.test/?q=%E9",
                CanonicalUrl.of("http://shop.test/?q=é", false, StandardCharsets.ISO_8859_1));
    }

    @Test
    void aPlainUrlIsNotCopied() {
        String url = "https://shop.test:8443/a/b.html";
        assertSame(url, CanonicalUrl.of(url));
    }

    /** An escaped percent sign loses its escape, as in Scrapy, and so is another URL the second time; all others are stable. */
    @Test
    void makingCanonicalTwiceChangesNothing() {
        RandomLinks links = new RandomLinks(14);
        for (int i = 0; i < 5_000; i++) {
            String url = "http://shop.test/" + links.nasty().replace("[", "") + "?" + links.nasty();
            String once = CanonicalUrl.of(url, true);
            assertEquals(once, CanonicalUrl.of(once, true), url);
        }
    }
}

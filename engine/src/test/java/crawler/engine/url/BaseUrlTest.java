package crawler.engine.url;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BaseUrlTest {
    private static final BaseUrl PAGE = BaseUrl.of("http://shop.test/dir/sub/page.html?q=1#frag");

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "x, http://shop.test/dir/sub/x",
                "/x, http://shop.test/x",
                "../x, http://shop.test/dir/x",
                "../../x, http://shop.test/x",
                "../../../../x, http://shop.test/x",
                "./, http://shop.test/dir/sub/",
                ".., http://shop.test/dir/",
                "../.., http://shop.test/",
                "x/./y/../z, http://shop.test/dir/sub/x/z",
                "x/.., http://shop.test/dir/sub/",
                "%2e%2E/x, http://shop.test/dir/x",
                "/a/.%2e/b, http://shop.test/b",
                "/.well-known/x, http://shop.test/.well-known/x",
                "..., http://shop.test/dir/sub/...",
                "/a//../b, http://shop.test/a/b",
                "?y=2, http://shop.test/dir/sub/page.html?y=2",
                "?, http://shop.test/dir/sub/page.html?",
                "?a/../b, http://shop.test/dir/sub/page.html?a/../b",
                "#z, http://shop.test/dir/sub/page.html?q=1#z",
                "`#a/../b`, http://shop.test/dir/sub/page.html?q=1#a/../b",
                "//o.test/x, http://o.test/x",
                "//o.test, http://o.test",
                "///o.test/x, http://o.test/x",
                "//, http://shop.test/dir/sub/page.html?q=1",
                "http:x, http://shop.test/dir/sub/x",
                "http:/x, http://shop.test/x",
                "http:, http://shop.test/dir/sub/page.html?q=1",
                "https:o.test/x, https://o.test/x",
                "HTTPS://O.test/x, https://O.test/x",
                "https://o.test/a/../b?c, https://o.test/b?c",
                "\\x\\..\\y, http://shop.test/y",
                "\\\\o.test\\x, http://o.test/x",
                "/a?b\\c, http://shop.test/a?b\\c",
                "x:y, x:y",
                "1:y, http://shop.test/dir/sub/1:y",
                "mailto:a@b.test, mailto:a@b.test",
                "JavaScript:f('/./'), JavaScript:f('/./')",
                "` \f x `, http://shop.test/dir/sub/x",
                "a b, http://shop.test/dir/sub/a b",
                "ü, http://shop.test/dir/sub/ü",
                ";p, http://shop.test/dir/sub/;p",
            })
    void linksResolveAsInBrowsers(String link, String expected) {
        assertEquals(expected, PAGE.resolve(link));
    }

    @Test
    void tabsAndLineBreaksAreDropped() {
        assertEquals("http://shop.test/ab", PAGE.resolve("\n/a\tb\r\n"));
    }

    @Test
    void theEmptyLinkIsTheBaseItself() {
        assertEquals("http://shop.test/dir/sub/page.html?q=1#frag", PAGE.resolve("  "));
    }

    @Test
    void aBaseWithoutPathIsTheRoot() {
        assertEquals("http://shop.test/x", BaseUrl.of("http://shop.test").resolve("x"));
        assertEquals("http://shop.test/?y", BaseUrl.of("http://shop.test").resolve("?y"));
        assertEquals("http://shop.test/x", BaseUrl.of("http://shop.test?a/b").resolve("../x"));
    }

    @Test
    void dotSegmentsOfTheBaseAreWalkedFirst() {
        assertEquals(
                "http://shop.test/b/x", BaseUrl.of("http://shop.test/a/../b/c").resolve("x"));
    }

    @Test
    void linksBelowSomethingThatIsNoBaseComeBackAsTheyAre() {
        assertEquals("x", BaseUrl.of("javascript:1").resolve(" x "));
        assertEquals("../x", BaseUrl.of("").resolve("../x"));
    }

    @Test
    void filesAndForeignSchemesResolveByTheSameRules() {
        assertEquals("file:///tmp/b", BaseUrl.of("file:///tmp/a").resolve("b"));
        assertEquals("file:////b", BaseUrl.of("file:/tmp").resolve("..//b"));
        assertEquals("file:///etc/x", BaseUrl.of("http://shop.test/").resolve("file:///etc/x"));
        assertEquals("s3://bucket/a/c", BaseUrl.of("s3://bucket/a/b").resolve("c"));
        assertEquals("s3://bucket/a/c\\d", BaseUrl.of("s3://bucket/a/b").resolve("c\\d"));
    }

    @Test
    void anAbsoluteLinkThatNeedsNoChangeIsNotCopied() {
        String link = "https://o.test/x?y#z";
        assertSame(link, PAGE.resolve(link));
    }

    @Test
    void manySlashesDoNotDeepenTheStack() {
        assertEquals("http://shop.test", PAGE.resolve("/".repeat(100_000)).substring(0, 16));
    }

    @Test
    void ordinaryLinksResolveAsInOkHttp() {
        RandomLinks links = new RandomLinks(11);
        HttpUrl page = HttpUrl.get("http://shop.test/dir/sub/page.html?q=1");
        for (int i = 0; i < 5_000; i++) {
            String link = links.ordinary();
            String ours = PAGE.resolve(link);
            if (!link.isEmpty() && !link.startsWith("#")) {
                assertEquals(String.valueOf(page.resolve(link)), ours, link);
            }
        }
    }
}

package crawler.engine.url;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class StrippedUrlTest {
    private static final String URL = "https://u:p@shop.test:443/a;b?c=d#e";

    @Test
    void userPortAndFragmentGoUnlessTheyAreKept() {
        assertEquals("https://shop.test/a;b?c=d", StrippedUrl.ALL.of(URL));
        assertEquals(
                "https://u:p@shop.test/a;b?c=d",
                StrippedUrl.ALL.keepingCredentials().of(URL));
        assertEquals(
                "https://shop.test:443/a;b?c=d",
                StrippedUrl.ALL.keepingUsualPort().of(URL));
        assertEquals(
                "https://shop.test/a;b?c=d#e", StrippedUrl.ALL.keepingFragment().of(URL));
    }

    @Test
    void onlyTheUsualPortOfTheSchemeGoes() {
        assertEquals("http://shop.test:443/", StrippedUrl.ALL.of("http://shop.test:443/"));
        assertEquals("http://[::1]/x", StrippedUrl.ALL.of("http://[::1]:80/x"));
        assertEquals("ftp://shop.test/x", StrippedUrl.ALL.of("ftp://u@shop.test:21/x"));
    }

    @Test
    void anOriginIsSchemeHostAndPortWithASlash() {
        assertEquals("https://shop.test/", StrippedUrl.ALL.originOf(URL));
        assertEquals("http://shop.test:8080/", StrippedUrl.ALL.originOf("http://u@shop.test:8080"));
        assertEquals("http://shop.test/", StrippedUrl.ALL.originOf("HTTP://shop.test/a@b"));
    }

    @Test
    void whatHasNoAuthorityStays() {
        assertEquals("data:text/plain,x", StrippedUrl.ALL.of("data:text/plain,x"));
        assertEquals("//shop.test/x", StrippedUrl.ALL.of("//shop.test/x"));
    }
}

package crawler.engine.url;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class LinkHashTest {
    private final LinkHash hash = new LinkHash(new Random(21));

    @Test
    void theHashOfALinkIsThatOfTheUrlItResolvesTo() {
        RandomLinks links = new RandomLinks(22);
        BaseUrl base = BaseUrl.of(links.base());
        for (int i = 0; i < 100_000; i++) {
            if (i % 20 == 0) {
                base = BaseUrl.of(links.base());
            }
            String link = i % 3 == 0 ? links.ordinary() : links.nasty();
            hash.take(base, link);
            long first = hash.first();
            long second = hash.second();
            String url = base.resolve(link);
            hash.take(UrlParts.withoutFragment(url));
            assertTrue(first == hash.first() && second == hash.second(), () -> link + " gives " + url);
        }
    }

    @Test
    void differentUrlsHaveDifferentHashes() {
        RandomLinks links = new RandomLinks(23);
        Map<String, String> urls = new HashMap<>();
        for (int i = 0; i < 50_000; i++) {
            String url = UrlParts.withoutFragment(i % 2 == 0 ? links.nasty() : links.ordinary());
            hash.take(url);
            String other = urls.put(hash.first() + " " + hash.second(), url);
            assertTrue(other == null || other.equals(url), () -> url + " and " + other);
        }
        assertTrue(urls.size() > 20_000, "only " + urls.size() + " different URLs");
    }

    @Test
    void charactersThatShareTheirLowBitsAreToldApart() {
        BaseUrl base = BaseUrl.of("http://shop.test/");
        assertNotEquals(first(base, "/abcdefghia"), first(base, "/abcdefghi\u0161"));
        assertNotEquals(first(base, "/xy"), first(base, "/x\0y"));
        assertNotEquals(first(base, "/\u00e9"), first(base, "/\u01e9"));
    }

    @Test
    void twoObjectsHashDifferentlyAndOneAlwaysAlike() {
        BaseUrl base = BaseUrl.of("http://shop.test/a/b");
        long first = first(base, "c?d");
        assertEquals(first, first(base, "http://shop.test/a/c?d#e"));
        assertEquals(first, first(base, "//shop.test/a/c?d"));
        assertEquals(first, first(base, "../a/c?d"));
        LinkHash other = new LinkHash(new Random(24));
        other.take(base, "c?d");
        assertNotEquals(first, other.first());
    }

    private long first(BaseUrl base, String link) {
        hash.take(base, link);
        return hash.first();
    }
}

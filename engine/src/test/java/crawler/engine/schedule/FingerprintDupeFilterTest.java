package crawler.engine.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.MemoryStats;
import crawler.engine.Request;
import crawler.engine.url.BaseUrl;
import crawler.engine.url.Fingerprint;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FingerprintDupeFilterTest {
    private final MemoryStats stats = new MemoryStats();
    private final FingerprintDupeFilter filter = new FingerprintDupeFilter(stats);

    private boolean seen(Request request) {
        return filter.seen(request).peek().orElseThrow().get();
    }

    private static Request at(String url) {
        return new Request(url);
    }

    private static Fingerprint fingerprint(long first, long second) {
        return Fingerprint.ofBytes(
                ByteBuffer.allocate(20).putLong(first).putLong(second).array());
    }

    @Test
    void J6_theSameUrlIsSeenTheSecondTime() {
        assertFalse(seen(at("http://a.example/1")));
        assertTrue(seen(at("http://a.example/1")));
        assertEquals(1, stats.count("dupefilter/filtered"));
    }

    @Test
    void J6_orderOfTheQueryAndFragmentDoNotMatter() {
        assertFalse(seen(at("http://a.example/?x=1&y=2")));
        assertTrue(seen(at("http://a.example/?y=2&x=1")));
        assertTrue(seen(at("http://a.example/?x=1&y=2#there")));
    }

    @Test
    void J6_B12_methodAndBodyMatterAndHeadersDoNot() {
        assertFalse(seen(at("http://a.example/")));
        assertFalse(seen(at("http://a.example/").withMethod("POST")));
        assertFalse(seen(at("http://a.example/").withMethod("POST").withBody("a")));
        assertFalse(seen(at("http://a.example/").withMethod("POST").withBody("b")));
        assertTrue(seen(at("http://a.example/").withMethod("POST").withBody("b").withHeader("X", "y")));
    }

    @Test
    void aLinkIsMetOnceItsRequestWasSeen() {
        BaseUrl base = BaseUrl.of("http://a.example/dir/page");
        assertFalse(filter.met(base, "../other"));
        seen(at("http://a.example/other"));

        for (String link : List.of("../other", "/other", "http://a.example/other")) {
            assertTrue(filter.met(base, link), link);
        }
        assertFalse(filter.met(base, "other"));
    }

    @Test
    void aLinkIsNotMetBecauseItWasPosted() {
        seen(at("http://a.example/form").withMethod("POST").withBody("a=b"));

        assertFalse(filter.met(BaseUrl.of("http://a.example/"), "form"));
    }

    @Test
    void aMillionFingerprintsAreAllToldApart() {
        FingerprintSet set = new FingerprintSet();
        for (int round = 0; round < 2; round++) {
            SplittableRandom random = new SplittableRandom(1);
            int added = 0;
            for (int i = 0; i < 1_000_000; i++) {
                added += set.add(fingerprint(random.nextLong(), random.nextLong())) ? 1 : 0;
            }
            assertEquals(round == 0 ? 1_000_000 : 0, added);
            assertEquals(1_000_000, set.size());
        }
    }

    @Test
    void aFingerprintOfZerosCountsLikeAnyOther() {
        FingerprintSet set = new FingerprintSet();
        Fingerprint some = Fingerprint.of("GET", "http://a.example/", new byte[0], Map.of(), false);

        assertTrue(set.add(fingerprint(0, 0)));
        assertFalse(set.add(fingerprint(0, 0)));
        assertTrue(set.add(fingerprint(0, 1)));
        assertTrue(set.add(fingerprint(1, 0)));
        assertTrue(set.add(some));
        assertEquals(4, set.size());
    }
}

package crawler.bench.site;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.OptionalInt;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class SiteTest {
    private final Site site = new Site(1000, 20, 8192, 7);

    @Test
    void theSameSeedGivesTheSameBytes() {
        Site same = new Site(1000, 20, 8192, 7);
        for (int page = 0; page < 1000; page++) {
            assertArrayEquals(site.render(page), same.render(page));
        }
    }

    @Test
    void anotherSeedGivesOtherBytes() {
        assertFalse(Arrays.equals(site.render(3), new Site(1000, 20, 8192, 8).render(3)));
    }

    @Test
    void everyPageHasTheExactSize() {
        int least = PageWriter.leastBytes(1000, 20);
        for (int bytes : new int[] {least, least + 1, least + 433, least + 434, least + 435, 8191, 8192, 100_000}) {
            Site sized = new Site(1000, 20, bytes, 7);
            for (int page : new int[] {0, 1, 9, 10, 999}) {
                String text = new String(sized.render(page), US_ASCII);
                assertEquals(bytes, text.length());
                assertTrue(text.endsWith("</html>\n"), text);
                assertFalse(text.contains("\0"));
            }
        }
    }

    @Test
    void everyPageIsReachedFromTheFirstByTheLinksInItsBytes() {
        BitSet seen = new BitSet();
        Deque<Integer> waiting = new ArrayDeque<>();
        seen.set(0);
        waiting.add(0);
        while (!waiting.isEmpty()) {
            Document page = Jsoup.parse(new String(site.render(waiting.remove()), US_ASCII));
            for (Element link : page.select("a[href]")) {
                int target = site.page(link.attr("href")).orElseThrow();
                if (!seen.get(target)) {
                    seen.set(target);
                    waiting.add(target);
                }
            }
        }
        assertEquals(1000, seen.cardinality());
    }

    @Test
    void aPageHasTitleHeadingTableAndAsManyLinksAsAskedFor() {
        Document page = Jsoup.parse(new String(site.render(17), US_ASCII));
        assertEquals("Page 17", page.title());
        assertEquals("Page 17", page.select("h1").text());
        assertEquals(8, page.select("table tr").size());
        assertEquals(20, page.select("a[href]").size());
        assertEquals(20_000, site.totalLinks());
    }

    @Test
    void aPathLeadsBackToItsPage() {
        for (int page = 0; page < 1000; page++) {
            assertEquals(OptionalInt.of(page), site.page(Site.path(page)));
        }
        for (String other : new String[] {
            "",
            "/p/0.html",
            "/p/1000.html",
            "/p/01.html",
            "/p/.html",
            "/p/1.htm",
            "/p/x.html",
            "/p/-1.html",
            "/p/99999999999.html"
        }) {
            assertEquals(OptionalInt.empty(), site.page(other), other);
        }
    }

    @Test
    void aSiteOfOnePageLinksToItself() {
        Site one = new Site(1, 5, 4096, 1);
        for (int k = 0; k < 5; k++) {
            assertEquals(0, one.target(0, k));
        }
    }

    @Test
    void aPageTooSmallForItsLinksIsRefusedWithTheLeastSize() {
        String message = assertThrows(IllegalArgumentException.class, () -> new Site(1000, 20, 100, 1))
                .getMessage();
        assertTrue(message.contains(Integer.toString(PageWriter.leastBytes(1000, 20))), message);
    }

    @Test
    void fewerLinksThanTheTreeNeedsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Site(1000, 4, 8192, 1));
    }
}

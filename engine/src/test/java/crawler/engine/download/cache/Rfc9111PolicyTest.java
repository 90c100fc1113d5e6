package crawler.engine.download.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.Headers;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.text.HttpDate;
import crawler.settings.Priority;
import crawler.settings.Settings;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class Rfc9111PolicyTest {
    private static final Instant DATE = Instant.parse("2026-01-01T00:00:00Z");
    private static final Request PAGE = new Request("http://a.example/");

    private final Rfc9111Policy policy = new Rfc9111Policy(Settings.defaults());

    private static Response kept(String... fields) {
        Headers headers = Headers.of(fields).plus("Date", HttpDate.write(DATE));
        return new Response(PAGE, 200, headers, new byte[0]);
    }

    /** For how many seconds it is fresh, of some that are tried. */
    private long freshFor(Response response, Request request) {
        long fresh = -1;
        for (long age : new long[] {0, 9, 10, 59, 60, 99, 100, 3599, 3600, 86_399, 86_400}) {
            fresh = policy.isFresh(response, request, DATE.plusSeconds(age)) ? age : fresh;
        }
        return fresh;
    }

    private long freshFor(String... fields) {
        return freshFor(kept(fields), PAGE);
    }

    @Test
    void M14_howLongAnAnswerIsFreshIsWhatItSays() {
        assertEquals(59, freshFor("Cache-Control", "public, Max-Age=60"));
        assertEquals(59, freshFor("Cache-Control", "max-age=\"60\""));
        assertEquals(59, freshFor("Cache-Control", "private=\"a, max-age=1\", max-age=60"));
        assertEquals(9, freshFor("Expires", HttpDate.write(DATE.plusSeconds(10))));
        assertEquals(59, freshFor("Expires", "0", "Cache-Control", "max-age=60"));
        assertEquals(-1, freshFor("Expires", "0"));
        assertEquals(-1, freshFor("Cache-Control", "no-cache, max-age=60"));
        assertEquals(-1, freshFor());
        assertEquals(86_400, freshFor("Cache-Control", "max-age=99999999999999999999"));
    }

    @Test
    void M14_withoutAWordATenthOfItsAgeIsAssumed() {
        assertEquals(99, freshFor("Last-Modified", HttpDate.write(DATE.minusSeconds(1000))));
        assertEquals(-1, freshFor("Last-Modified", HttpDate.write(DATE.plusSeconds(1000))));
    }

    @Test
    void M14_theAgeThatOtherCachesTellCounts() {
        assertEquals(-1, freshFor("Cache-Control", "max-age=60", "Age", "60"));
        assertEquals(59, freshFor("Cache-Control", "max-age=60", "Age", "old"));
    }

    @Test
    void M14_aRequestMayWantItFresherOrTakeItStaler() {
        Response hour = kept("Cache-Control", "max-age=60");

        assertEquals(9, freshFor(hour, PAGE.withHeader("Cache-Control", "max-age=10")));
        assertEquals(-1, freshFor(hour, PAGE.withHeader("Cache-Control", "no-cache")));
        assertEquals(99, freshFor(hour, PAGE.withHeader("Cache-Control", "max-stale=40")));
        assertEquals(86_400, freshFor(hour, PAGE.withHeader("Cache-Control", "max-stale")));
        Response strict = kept("Cache-Control", "max-age=60, must-revalidate");
        assertEquals(59, freshFor(strict, PAGE.withHeader("Cache-Control", "max-stale")));
    }

    @Test
    void M14_redirectsHoldWithoutAWord() {
        Response moved = new Response(PAGE, 301, Headers.of("Date", HttpDate.write(DATE)), new byte[0]);

        assertTrue(policy.cachesResponse(PAGE, moved));
        assertEquals(86_400, freshFor(moved, PAGE));
    }

    @Test
    void M14_datesMayHaveOldForms() {
        assertEquals(9, freshFor("Expires", "Thu Jan  1 00:00:10 2026"));
        assertEquals(9, freshFor("Expires", "Thursday, 01-Jan-26 00:00:10 GMT"));
    }

    @Test
    void M14_directivesOfResponsesMayBeIgnoredAndAllBeStored() {
        Settings settings = Settings.defaults()
                .with(
                        Priority.PROJECT,
                        "test",
                        Map.of("HTTPCACHE_IGNORE_RESPONSE_CACHE_CONTROLS", "no-store", "HTTPCACHE_ALWAYS_STORE", true));
        Rfc9111Policy loose = new Rfc9111Policy(settings);

        assertTrue(loose.cachesResponse(PAGE, kept("Cache-Control", "no-store")));
        assertTrue(loose.cachesResponse(PAGE, kept()));
        assertFalse(policy.cachesResponse(PAGE, kept("Cache-Control", "no-store")));
        assertFalse(loose.cachesRequest(PAGE.withHeader("Cache-Control", "no-store")));
    }
}

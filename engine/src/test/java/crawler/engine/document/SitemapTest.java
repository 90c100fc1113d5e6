package crawler.engine.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A19: Sitemap")
final class SitemapTest {
    private static List<String> locs(String text) {
        return Sitemap.of(text).entries().map(SitemapEntry::loc).toList();
    }

    @Test
    void anEntryHasAllThatIsSaidAboutAPage() {
        Sitemap sitemap =
                Sitemap.of("\ufeff<?xml version='1.0'?><urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'"
                        + " xmlns:xhtml='http://www.w3.org/1999/xhtml'><url><loc> http://s.test/ </loc><lastmod>2026-01-01</lastmod>"
                        + "<xhtml:link rel='alternate' href='http://s.test/de'/></url></urlset>");
        SitemapEntry entry = sitemap.entries().findFirst().orElseThrow();

        assertTrue(sitemap.isUrlSet());
        assertFalse(sitemap.isIndex());
        assertEquals(Map.of("loc", "http://s.test/", "lastmod", "2026-01-01"), entry.fields());
        assertEquals(List.of("http://s.test/de"), entry.alternates());
        assertEquals(Optional.of("2026-01-01"), entry.get("lastmod"));
        assertEquals(Optional.empty(), entry.get("priority"));
    }

    @Test
    void anIndexIsToldFromASitemap() {
        Sitemap index =
                Sitemap.of("<s:sitemapindex xmlns:s='u'><s:sitemap><s:loc>a</s:loc></s:sitemap></s:sitemapindex>");

        assertTrue(index.isIndex());
        assertEquals("a", index.entries().findFirst().orElseThrow().loc());
        assertEquals("html", Sitemap.of("<html><p>x").type());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "<loc>1</loc><loc>2</loc>, 2",
                "<loc><![CDATA[a?b&c]]></loc>, a?b&c",
                "<loc>a<!-- x -->b</loc>, ab",
                "<loc>a<b>c</b>d</loc>, a",
                "<loc>?a=1&amp;b=2&region=3&#65;</loc>, ?a=1&b=2&region=3A",
            })
    void theLocationIsTheTextOfTheLastOne(String inside, String loc) {
        assertEquals(List.of(loc), locs("<urlset><url>" + inside + "</url></urlset>"));
    }

    @Test
    void whatHasNoLocationIsNoEntry() {
        assertEquals(
                List.of("a", ""),
                locs(
                        "<urlset><url><loc>a</loc></url><url><lastmod>b</lastmod></url><x><y><loc>c</loc></y></x><url><loc/></url></urlset>"));
    }

    @Test
    void anEntryMayHaveAnyName() {
        assertEquals(List.of("a", "b"), locs("<urlset><page><loc>a</loc></page><URL><loc>b</loc></URL></urlset>"));
    }

    @Test
    void entriesWithoutAnEndTagAreEntriesAllTheSame() {
        assertEquals(
                List.of("c", "b", "a"),
                locs("<urlset><url><loc>a</loc><url><loc>b</loc><url><loc>c</loc></url></urlset>"));
    }

    @Test
    void aSitemapThatWasCutShortGivesWhatIsWhole() {
        assertEquals(List.of("1", ""), locs("<urlset><url><loc>1</loc></url><url><loc>http://s.test/pa"));
        assertEquals(List.of("1", "2"), locs("<urlset><url><loc>1</loc></url><url><loc>2</lo"));
    }

    @Test
    void entitiesOfTheDocumentAreNotReplaced() {
        assertEquals(
                List.of(""),
                locs(
                        "<!DOCTYPE u [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><urlset><url><loc>&e;</loc></url></urlset>"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "User-agent: *", "{\"a\": 1}"})
    void whatHasNoElementIsNoSitemap(String text) {
        assertThrows(IllegalArgumentException.class, () -> Sitemap.of(text));
    }

    @Test
    void robotsTxtNamesSitemaps() {
        assertEquals(
                List.of("http://s.test/a.xml", "http://o.test/b", "http://s.test/c"),
                Sitemap.urlsOfRobots(
                        "User-agent: *\r\nSitemap: /a.xml\r\n  SITEMAP:http://o.test/b\n# sitemap: x\nSitemap : y\nsitemap: c",
                        "http://s.test/robots.txt"));
    }

    @Test
    void theMostEntriesThatASitemapMayHaveAreReadOneByOne() {
        String text = "<urlset>" + "<url><loc>http://s.test/page?a=1&b=2</loc></url>".repeat(50_000) + "</urlset>";

        assertTimeout(
                Duration.ofSeconds(30),
                () -> assertEquals(50_000, Sitemap.of(text).entries().count()));
        assertEquals(
                "http://s.test/page?a=1&b=2",
                Sitemap.of(text).entries().findFirst().orElseThrow().loc());
    }
}

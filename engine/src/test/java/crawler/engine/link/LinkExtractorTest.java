package crawler.engine.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.Response;
import crawler.engine.select.query.InvalidQueryException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("I1, I2, I3: LinkExtractor, IGNORED_EXTENSIONS, Link")
final class LinkExtractorTest {
    private static final LinkExtractor ALL = new LinkExtractor();

    private static Response page(String html) {
        return Response.of("http://site.test/dir/page.html", html);
    }

    private static List<String> urls(LinkExtractor links, String html) {
        return links.extract(page(html)).stream().map(Link::url).toList();
    }

    @Test
    void aLinkHasItsAbsoluteUrlItsTextAndNofollow() {
        List<Link> links =
                ALL.extract(page("<a href='a b#c'>Two <b>bold</b></a><area href=/x rel='noopener,NoFollow'>"));

        assertEquals(
                List.of(
                        new Link("http://site.test/dir/a%20b#c", "Two bold", "", false),
                        new Link("http://site.test/x", "", "", true)),
                links);
    }

    @Test
    void theBaseOfThePageIsHonoured() {
        assertEquals(List.of("http://cdn.test/b/x"), urls(ALL, "<base href='http://cdn.test/b/'><a href=x>t</a>"));
    }

    @Test
    void otherSchemesAndWhatIsNoUrlAreLeftOut() {
        assertEquals(
                List.of("ftp://site.test/f"),
                urls(
                        ALL,
                        "<a href='mailto:x@y.test'>m</a><a href='javascript:go()'>j</a><a href='http://[bad'>b</a>"
                                + "<a href='data:,x'>d</a><a href='http://x:99999/'>p</a><a href='ftp://site.test/f'>f</a>"));
    }

    @Test
    void aUrlCountsOnceUnlessToldOtherwise() {
        String html = "<a href=x>first</a><a href=' x '>second</a>";

        assertEquals("first", ALL.extract(page(html)).get(0).text());
        assertEquals(1, ALL.extract(page(html)).size());
        assertEquals(2, ALL.unique(false).extract(page(html)).size());
    }

    @Test
    void expressionsAreLookedForInTheWholeUrlAndDenyWins() {
        String html = "<a href=one.html>1</a><a href=two.html>2</a><a href=three.php>3</a>";

        assertEquals(
                List.of("http://site.test/dir/two.html"),
                urls(ALL.allow("\\.html$").deny("one"), html));
        assertEquals(2, urls(ALL.allow("one", "(?P<n>three)"), html).size());
        assertThrows(InvalidQueryException.class, () -> ALL.allow("("));
    }

    @Test
    void domainsCoverWhatIsBelowThem() {
        String html = "<a href='http://a.test/'>1</a><a href='http://B.A.test/'>2</a><a href='http://xa.test/'>3</a>";

        assertEquals(List.of("http://a.test/", "http://b.a.test/"), urls(ALL.allowDomains("A.test"), html));
        assertEquals(List.of("http://xa.test/"), urls(ALL.denyDomains("a.test"), html));
        assertEquals(List.of("http://a.test/"), urls(ALL.allowDomains("a.test").denyDomains("b.a.test"), html));
    }

    @Test
    void pathsThatEndLikeFilesAreLeftOut() {
        String html = "<a href=x.PDF>1</a><a href='x.tar.gz?y'>2</a><a href='x;y.pdf'>3</a><a href='x?f=y.pdf'>4</a>"
                + "<a href='http://x.zip'>5</a><a href=pdf>6</a><a href=.pdf>7</a>";

        assertEquals(
                List.of(
                        "http://site.test/dir/x;y.pdf",
                        "http://site.test/dir/x?f=y.pdf",
                        "http://x.zip",
                        "http://site.test/dir/pdf"),
                urls(ALL, html));
        assertEquals(5, urls(ALL.denyExtensions("pdf"), html).size());
        assertEquals(7, urls(ALL.denyExtensions(), html).size());
        assertEquals(91, LinkExtractor.IGNORED_EXTENSIONS.size());
    }

    @Test
    void regionsAreTakenOneAfterAnother() {
        String html = "<p id=a><a href=1>1</a></p><p id=b><a href=2>2</a><a href=1>again</a></p><a href=3>3</a>";

        assertEquals(
                List.of("http://site.test/dir/2", "http://site.test/dir/1"), urls(ALL.restrictCss("#b", "#a"), html));
        assertEquals(
                List.of("http://site.test/dir/1", "http://site.test/dir/2"),
                urls(ALL.restrictCss("#b").restrictXpaths("//p[@id='a']"), html));
        assertThrows(IllegalArgumentException.class, () -> urls(ALL.restrictCss("a::attr(href)"), html));
    }

    @Test
    void textIsLookedAtForTheFirstLinkOfAUrl() {
        String html = "<a href=1>One</a><a href=2>Two</a><a href=1>Two</a>";

        assertEquals(List.of("http://site.test/dir/2"), urls(ALL.restrictText("T.o"), html));
    }

    @Test
    void tagsAndAttributesMayBeAnyOrAllButSome() {
        String html = "<img src=i><a data-u=d href=h>t</a>";

        assertEquals(List.of("http://site.test/dir/i"), urls(ALL.tags("img").attrs("src"), html));
        assertEquals(
                List.of("http://site.test/dir/d", "http://site.test/dir/h"),
                urls(ALL.tags("a").attrs("href", "data-u"), html));
        assertEquals(
                List.of("http://site.test/dir/i", "http://site.test/dir/d"),
                urls(ALL.tags("*").attrs("*").denyAttrs("href"), html));
        assertEquals(
                List.of("http://site.test/dir/i"), urls(ALL.tags("*").attrs("*").denyTags("a"), html));
    }

    @Test
    void canonicalUrlsCountOnce() {
        assertEquals(
                List.of("http://site.test/dir/x?a=1&b=2"),
                urls(ALL.canonicalize(true), "<a href='x?b=2&a=1#f'>t</a><a href='x?a=1&b=2'>u</a>"));
    }

    @Test
    void aValueMayBeChangedOrDropped() {
        Pattern call = Pattern.compile("go\\('(.*?)'\\)");
        LinkExtractor links = ALL.processValue(value -> {
            Matcher found = call.matcher(value);
            return found.find() ? Optional.of(found.group(1)) : Optional.empty();
        });

        assertEquals(
                List.of("http://site.test/dir/five"),
                urls(links, "<base href='/b/'><a href=\"javascript:go('five')\">t</a><a href=six>u</a>"));
    }

    @Test
    void whatTheCrawlHasMetIsLeftOut() {
        Response page = page("<a href=old>1</a><a href=new>2</a>")
                .withLinkFilter((base, link) -> base.resolve(link).endsWith("old"));

        assertEquals(
                List.of("http://site.test/dir/new"),
                ALL.extractNew(page).stream().map(Link::url).toList());
        assertEquals(2, ALL.extract(page).size());
    }

    @Test
    void aUrlCanBeMatchedByItself() {
        LinkExtractor links = ALL.allow("/item/").denyDomains("ads.test");

        assertTrue(links.matches("http://site.test/item/1.pdf"));
        assertFalse(links.matches("http://site.test/list"));
        assertFalse(links.matches("http://x.ads.test/item/1"));
    }

    @Test
    void aPageOf200000LinksIsWalkedOnce() {
        StringBuilder html = new StringBuilder("<div>");
        for (int i = 0; i < 200_000; i++) {
            html.append("<a href='p").append(i % 100_000).append("'>t</a>");
        }
        Response page = page(html.toString());
        page.selector();

        assertTimeout(
                Duration.ofSeconds(30),
                () -> assertEquals(100_000, ALL.restrictCss("div").extract(page).size()));
    }
}

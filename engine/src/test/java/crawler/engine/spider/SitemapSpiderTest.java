package crawler.engine.spider;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crawler.engine.Item;
import crawler.engine.Output;
import crawler.engine.Response;
import crawler.engine.document.SitemapEntry;
import crawler.engine.testing.Answer;
import crawler.engine.testing.CrawlTrace;
import crawler.engine.testing.TestCrawl;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A19: SitemapSpider")
final class SitemapSpiderTest {
    record Got(String what) implements Item {}

    private static class Site extends SitemapSpider {
        Site(String... urls) {
            super("site", urls);
        }

        @Override
        public Stream<? extends Output> parse(Response page) {
            return Stream.of(new Got(page.url().substring(14)));
        }

        @Override
        protected Stream<? extends Output> sitemapIgnored(Response page) {
            return Stream.of(new Got("ignored " + page.url().substring(14)));
        }
    }

    private static Answer xml(String text) {
        return Answer.of(200, text).with("Content-Type", "application/xml");
    }

    private static String urls(String... locs) {
        return Stream.of(locs)
                .map(loc -> "<url><loc>http://s.test/" + loc + "</loc></url>")
                .collect(Collectors.joining("", "<urlset>", "</urlset>"));
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private static String got(TestCrawl crawl) {
        CrawlTrace trace = crawl.otherwise(request -> Answer.html("page")).run();
        assertEquals(List.of(), trace.errors());
        return new TreeSet<>(
                        trace.items().stream().map(item -> ((Got) item).what()).toList())
                .toString();
    }

    @Test
    void sitemapsAreFoundByRobotsTxtAndIndexes() {
        String index = "<sitemapindex><sitemap><loc>http://s.test/b.xml</loc></sitemap></sitemapindex>";

        assertEquals(
                "[1, 2, 3]",
                got(TestCrawl.of(new Site("http://s.test/robots.txt"))
                        .answer("http://s.test/robots.txt", Answer.html("Sitemap: /index.xml\nsitemap: a.xml"))
                        .answer("http://s.test/index.xml", xml(index))
                        .answer("http://s.test/a.xml", xml(urls("1", "2")))
                        .answer("http://s.test/b.xml", xml(urls("2", "3")))));
    }

    @Test
    void aGzipFileIsUnpackedWithinBounds() {
        Answer packed =
                Answer.of(200, "").with("Content-Type", "application/gzip").withBody(gzip(urls("1")));
        Answer bomb = Answer.of(200, "").withBody(gzip(urls("1") + " ".repeat(1 << 20)));

        assertEquals(
                "[1, ignored bomb.gz]",
                got(TestCrawl.of(new Site("http://s.test/a.xml.gz", "http://s.test/bomb.gz"))
                        .setting("DOWNLOAD_MAXSIZE", "100000")
                        .answer("http://s.test/a.xml.gz", packed)
                        .answer("http://s.test/bomb.gz", bomb)));
    }

    @Test
    void whatIsNoSitemapIsIgnored() {
        assertEquals(
                "[ignored a.html, ignored b.xml, ignored c.xml, ignored d.xml]",
                got(TestCrawl.of(new Site(
                                "http://s.test/a.html",
                                "http://s.test/b.xml",
                                "http://s.test/c.xml",
                                "http://s.test/d.xml"))
                        .answer("http://s.test/b.xml", Answer.html("<html><p>not found</p></html>"))
                        .answer("http://s.test/c.xml", xml(""))
                        .answer("http://s.test/d.xml", xml("<rss/>"))));
    }

    @Test
    void rulesFiltersAndAlternatesDecide() {
        Site site = new Site("http://s.test/index.xml") {
            @Override
            protected List<SitemapRule> sitemapRules() {
                return List.of(
                        new SitemapRule("/shop/\\d+", this::parseShop), new SitemapRule("/de|/blog", this::parse));
            }

            @Override
            protected List<String> sitemapFollow() {
                return List.of("/good");
            }

            @Override
            protected boolean sitemapAlternateLinks() {
                return true;
            }

            @Override
            protected Stream<SitemapEntry> sitemapFilter(Stream<SitemapEntry> entries) {
                return entries.filter(entry -> !entry.get("lastmod").orElse("").startsWith("1999"));
            }

            Stream<? extends Output> parseShop(Response page) {
                return Stream.of(new Got("shop " + page.url().substring(14)));
            }
        };

        assertEquals(
                "[blog, de, shop shop/1]",
                got(TestCrawl.of(site)
                        .answer(
                                "http://s.test/index.xml",
                                xml("<sitemapindex><sitemap><loc>http://s.test/good.xml</loc></sitemap>"
                                        + "<sitemap><loc>http://s.test/bad.xml</loc></sitemap></sitemapindex>"))
                        .answer(
                                "http://s.test/good.xml",
                                xml("<urlset><url><loc>http://s.test/shop/1</loc><link href='http://s.test/de'/></url>"
                                        + "<url><loc>http://s.test/blog/old</loc><lastmod>1999-01-01</lastmod></url>"
                                        + "<url><loc>http://s.test/blog</loc></url><url><loc>no url</loc></url>"
                                        + "<url><loc>http://s.test/elsewhere</loc></url></urlset>"))));
    }
}

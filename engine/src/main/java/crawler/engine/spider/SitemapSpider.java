package crawler.engine.spider;

import crawler.engine.Output;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.Spider;
import crawler.engine.document.Sitemap;
import crawler.engine.document.SitemapEntry;
import crawler.engine.select.query.PythonPattern;
import crawler.engine.url.InvalidUrlException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A spider that gets the pages that sitemaps name: Scrapy's {@code SitemapSpider}. It begins with sitemaps, plain or
 * compressed, indexes of them, and robots.txt files that name them, and goes down through indexes. Pages go to
 * {@link #parse}, unless {@link #sitemapRules} says otherwise.
 *
 * <p>A sitemap is read while the crawl has room for its pages, entry by entry.
 */
public abstract class SitemapSpider extends Spider {

    /** @param sitemapUrls where it begins; one that ends in {@code /robots.txt} is asked for its sitemaps */
    protected SitemapSpider(String name, String... sitemapUrls) {
        super(name, sitemapUrls);
    }

    /** The first rule that takes a page decides; a page that none takes is left out. All go to {@link #parse} unless overridden. */
    protected List<SitemapRule> sitemapRules() {
        return List.of(new SitemapRule("", this::parse));
    }

    /** The sitemaps of an index that are got: those in whose URL one of these expressions is found. All unless overridden. */
    protected List<String> sitemapFollow() {
        return List.of("");
    }

    /** Whether the alternates of a page are got as well; no unless overridden. */
    protected boolean sitemapAlternateLinks() {
        return false;
    }

    /** The entries of a sitemap, or of an index, that count; all unless overridden. */
    protected Stream<SitemapEntry> sitemapFilter(Stream<SitemapEntry> entries) {
        return entries;
    }

    /** The request for a sitemap, for those who want to add to it. */
    protected Request sitemapRequest(String url) {
        return new Request(url, this::parseSitemap);
    }

    /** The request for a page, whose callback is set by its rule afterwards. */
    protected Request pageRequest(String url) {
        return new Request(url);
    }

    /** What is yielded for a page that was meant to be a sitemap, and is none; a warning and nothing unless overridden. */
    protected Stream<? extends Output> sitemapIgnored(Response page) {
        logger().warn("Ignoring invalid sitemap: {}", page);
        return Stream.empty();
    }

    @Override
    public Stream<? extends Output> start() {
        return startUrls().stream().map(this::sitemapRequest);
    }

    /** The callback of requests for sitemaps. */
    public final Stream<? extends Output> parseSitemap(Response page) {
        if (page.url().endsWith("/robots.txt")) {
            List<String> urls = Sitemap.urlsOfRobots(page.text(), page.url());
            return urls.stream().flatMap(url -> made(url, this::sitemapRequest));
        }
        Optional<Sitemap> sitemap = SitemapBody.of(page, this).flatMap(SitemapSpider::read);
        if (sitemap.filter(Sitemap::isIndex).isPresent()) {
            return locations(sitemap.get()).filter(this::follows).flatMap(url -> made(url, this::sitemapRequest));
        }
        if (sitemap.filter(Sitemap::isUrlSet).isPresent()) {
            List<SitemapRule> rules = sitemapRules();
            return locations(sitemap.get()).flatMap(url -> page(url, rules));
        }
        return sitemapIgnored(page);
    }

    private static Optional<Sitemap> read(String text) {
        try {
            return Optional.of(Sitemap.of(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Stream<String> locations(Sitemap sitemap) {
        Stream<SitemapEntry> entries = sitemapFilter(sitemap.entries());
        boolean alternates = sitemapAlternateLinks();
        return entries.flatMap(entry -> Stream.concat(
                        Stream.of(entry.loc()), alternates ? entry.alternates().stream() : Stream.empty()))
                .filter(url -> !url.isEmpty());
    }

    private boolean follows(String url) {
        return sitemapFollow().stream()
                .anyMatch(regex -> PythonPattern.of(regex).isFoundIn(url));
    }

    private Stream<Request> page(String url, List<SitemapRule> rules) {
        Optional<SitemapRule> rule =
                rules.stream().filter(each -> each.takes(url)).findFirst();
        return rule.stream()
                .flatMap(taking -> made(url, each -> pageRequest(each).withCallback(taking.callback())));
    }

    /** Nothing when a sitemap names what is no URL: the others count all the same. */
    private Stream<Request> made(String url, Function<String, Request> making) {
        try {
            return Stream.of(making.apply(url));
        } catch (InvalidUrlException e) {
            logger().debug("Left out of a sitemap: {}", e.getMessage());
            return Stream.empty();
        }
    }
}

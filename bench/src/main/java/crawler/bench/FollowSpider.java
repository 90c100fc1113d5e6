package crawler.bench;

import crawler.engine.Item;
import crawler.engine.Output;
import crawler.engine.Response;
import crawler.engine.Spider;
import crawler.engine.select.SelectorList;
import crawler.engine.text.BodyType;
import crawler.engine.url.UrlParts;
import java.util.List;
import java.util.stream.Stream;

/** Follows every link of every page and reports each page: the work that all contestants do. */
public final class FollowSpider extends Spider {

    /** One page, and how many links stand on it. */
    public record Page(String url, String title, int links) implements Item {}

    private List<String> hosts = List.of();

    public FollowSpider() {
        super("follow");
    }

    @Override
    public Stream<? extends Output> start() {
        hosts = startUrls().stream().map(UrlParts::host).toList();
        return super.start();
    }

    /** Real sites link elsewhere; a benchmark stays where it was sent. */
    @Override
    public List<String> allowedDomains() {
        return hosts;
    }

    @Override
    public Stream<? extends Output> parse(Response page) {
        if (page.type() != BodyType.HTML) {
            return Stream.empty();
        }
        SelectorList links = page.css("a[href]");
        Page reported = new Page(page.url(), page.css("title::text").get(), links.size());
        return Stream.concat(Stream.of(reported), page.follow(links));
    }
}

package crawler.spiders;

import crawler.engine.Item;
import crawler.engine.Output;
import crawler.engine.Response;
import crawler.engine.Spider;
import crawler.engine.select.Selector;
import crawler.engine.select.SelectorList;
import java.util.stream.Stream;

/** The news of dig.chouti.com, page after page. */
public final class ChoutiSpider extends Spider {

    /** One entry of the list. */
    public record News(String title, String url) implements Item {}

    public ChoutiSpider() {
        super("chouti", "http://dig.chouti.com/");
    }

    @Override
    public Stream<? extends Output> parse(Response page) {
        SelectorList links = page.css("a.link-title");
        logger().info("{} {}: {} entries", page.status(), page.url(), links.size());
        return Stream.concat(links.stream().map(link -> news(page, link)), page.follow("a.next"));
    }

    private static News news(Response page, Selector link) {
        String title = String.join("", link.css("::text").getAll()).strip();
        return new News(title, page.join(link.attr("href")));
    }
}

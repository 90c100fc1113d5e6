package crawler.bench;

import crawler.engine.Item;
import crawler.engine.Output;
import crawler.engine.Response;
import crawler.engine.Spider;
import crawler.engine.text.BodyType;
import java.util.stream.Stream;

/** Follows every link of every page and reports each page: the work that all contestants do. */
public final class FollowSpider extends Spider {

    /** One page, and how many links stand on it. */
    public record Page(String url, String title, int links) implements Item {}

    public FollowSpider() {
        super("follow");
    }

    @Override
    public Stream<? extends Output> parse(Response page) {
        if (page.type() != BodyType.HTML) {
            return Stream.empty();
        }
        int links = page.css("a[href]").size();
        return Stream.concat(
                Stream.of(new Page(page.url(), page.css("title::text").get(), links)), page.follow("a[href]"));
    }
}

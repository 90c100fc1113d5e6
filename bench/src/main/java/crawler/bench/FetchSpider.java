package crawler.bench;

import crawler.bench.site.Site;
import crawler.engine.Item;
import crawler.engine.Output;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.Spider;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Gets {@code pages} pages of the made-up site by their addresses, and reports how large each is. */
public final class FetchSpider extends Spider {

    /** One page and its size. */
    public record Page(String url, int bytes) implements Item {}

    public FetchSpider() {
        super("fetch");
    }

    @Override
    public Stream<? extends Output> start() {
        String base = startUrls().get(0);
        String site = base.substring(0, base.length() - 1);
        return IntStream.range(0, arguments().get("pages", 1))
                .mapToObj(page -> new Request(site + Site.path(page)).withDontFilter(true));
    }

    @Override
    public Stream<? extends Output> parse(Response page) {
        return Stream.of(new Page(page.url(), page.body().length));
    }
}

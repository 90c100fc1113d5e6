package crawler.spiders.own;

import crawler.engine.Output;
import crawler.engine.Response;
import crawler.engine.Spider;
import java.util.stream.Stream;

/** A spider that nobody registered, as people write their first: not even public. */
final class LonelySpider extends Spider {
    LonelySpider() {
        super("lonely.example", "http://dig.chouti.com/");
    }

    @Override
    public Stream<? extends Output> parse(Response page) {
        throw new IllegalStateException("this spider always fails");
    }
}

package crawler.engine.spider;

import crawler.engine.Output;
import crawler.engine.Response;
import crawler.engine.Spider;
import java.util.stream.Stream;

/** What spiders of feeds have in common: a feed may be changed before it is read, and its results before they go on. */
abstract sealed class FeedSpider extends Spider permits XmlFeedSpider, CsvFeedSpider {

    FeedSpider(String name, String... startUrls) {
        super(name, startUrls);
    }

    /** The feed as it is to be read, for those who have to mend it; left as it is unless overridden. */
    protected Response adaptResponse(Response page) {
        return page;
    }

    /** What all results of one node or row go through; left as they are unless overridden. */
    protected Stream<? extends Output> processResults(Response page, Stream<? extends Output> results) {
        return results;
    }

    @Override
    public final Stream<? extends Output> parse(Response page) {
        return results(adaptResponse(page));
    }

    abstract Stream<? extends Output> results(Response feed);
}

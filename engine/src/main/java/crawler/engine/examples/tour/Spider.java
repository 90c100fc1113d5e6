package crawler.engine.examples.tour;

import crawler.reactor.defer.Failure;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What to get and what to make of it. The real one is {@link crawler.engine.Spider}. */
abstract class Spider {
    private final String name;
    private final List<String> startUrls;
    private final Logger logger;

    Spider(String name, List<String> startUrls) {
        this.name = name;
        this.startUrls = List.copyOf(startUrls);
        this.logger = LoggerFactory.getLogger(name);
    }

    String name() {
        return name;
    }

    /** The first requests, made one by one. */
    Stream<Request> startRequests() {
        return startUrls.stream().map(Request::new);
    }

    /** What is done with a page whose request names no callback; yields further requests. */
    abstract Stream<Request> parse(Response response) throws Exception;

    /** What is done when there is no page, or when a callback threw; the crawl goes on. */
    void errback(Request request, Failure failure) {
        logger.error("Error processing {}", request.url(), failure.value());
    }
}

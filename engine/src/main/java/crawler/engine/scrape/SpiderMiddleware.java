package crawler.engine.scrape;

import crawler.engine.Output;
import crawler.engine.Response;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What stands between the engine and the spider's callbacks. One with a lower order number stands nearer to the engine.
 * For the reactor thread; streams are to stay lazy.
 */
public interface SpiderMiddleware {

    /** Changes what {@code start} yields. Scrapy's {@code process_start}. */
    default Stream<? extends Output> processStart(Stream<? extends Output> start) {
        return start;
    }

    /**
     * Looks at a page before its callback; what it throws goes to the request's errback, and the callback is not called.
     * Scrapy's {@code process_spider_input}.
     */
    default void processInput(Response page) throws Exception {}

    /** Changes what a callback, or an errback that had a page, yields. Scrapy's {@code process_spider_output}. */
    default Stream<? extends Output> processOutput(Response page, Stream<? extends Output> outputs) {
        return outputs;
    }

    /**
     * Makes up for what a callback or a middleware nearer to the spider threw; empty: the next one is asked. Scrapy's
     * {@code process_spider_exception}.
     */
    default Optional<Stream<? extends Output>> processException(Response page, Throwable error) {
        return Optional.empty();
    }
}

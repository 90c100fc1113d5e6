package crawler.engine;

import java.io.Serializable;
import java.util.stream.Stream;

/**
 * What is done with a page. A method reference to a method of the spider is the natural form, {@code this::parseAuthor}:
 * it is stored under the method's name and survives a restart; a lambda cannot be stored.
 */
@FunctionalInterface
public interface Callback extends Serializable {

    /**
     * Marks a request whose page no callback is to see, since who made it waits for it ({@link Crawler#download}); a page
     * that comes to it is an error of the spider. Scrapy's {@code NO_CALLBACK}.
     */
    Callback NONE = page -> {
        throw new IllegalStateException(page.request()
                + " has the callback NONE, for requests that are given to Crawler.download, and came to the spider");
    };

    /** Runs on the reactor thread. The stream is pulled one element at a time; null counts as empty. */
    Stream<? extends Output> call(Response page) throws Exception;
}

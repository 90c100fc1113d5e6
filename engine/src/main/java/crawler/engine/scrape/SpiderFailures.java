package crawler.engine.scrape;

import crawler.engine.CallbackNames;
import crawler.engine.Request;
import crawler.engine.Spider;
import crawler.engine.Stats;
import crawler.reactor.defer.Failure;

/** How the errors of spiders are counted and described. */
public final class SpiderFailures {

    private SpiderFailures() {}

    /** Counts an error of a spider. */
    public static void count(Stats stats, Throwable error) {
        stats.increment("spider_exceptions/count");
        stats.increment("spider_exceptions/" + error.getClass().getSimpleName());
    }

    /** Which spider, which callback, on which page. */
    static String message(Spider spider, Request request) {
        return "Spider \"" + spider.name() + "\": callback " + CallbackNames.describe(request.callback())
                + " failed on " + describe(request);
    }

    /** The request as {@code GET http://… (depth 2)}. */
    static String describe(Request request) {
        String depth = request.attributes()
                .get("depth")
                .map(value -> " (depth " + value + ")")
                .orElse("");
        return request.method() + " " + request.url() + depth;
    }

    /** The message of a failed download without the request, which its log line names already. */
    static String why(Request request, Failure failure) {
        String message = failure.errorMessage();
        String prefix = request + ": ";
        return message.startsWith(prefix) ? message.substring(prefix.length()) : message;
    }
}

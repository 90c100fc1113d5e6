package crawler.engine.scrape;

import crawler.engine.CallbackNames;
import crawler.engine.Request;
import crawler.engine.Spider;
import crawler.engine.Stats;

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
}

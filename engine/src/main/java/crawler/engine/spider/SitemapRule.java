package crawler.engine.spider;

import crawler.engine.Callback;
import crawler.engine.select.query.PythonPattern;

/** Which pages of a sitemap go to which callback: those in whose URL the expression, as Python writes it, is found. */
public record SitemapRule(String regex, Callback callback) {
    /** @throws crawler.engine.select.query.InvalidQueryException when it is no regular expression */
    public SitemapRule {
        PythonPattern.of(regex);
    }

    boolean takes(String url) {
        return PythonPattern.of(regex).isFoundIn(url);
    }
}

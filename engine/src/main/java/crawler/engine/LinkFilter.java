package crawler.engine;

import crawler.engine.url.BaseUrl;

/** Knows links that a crawl has met, so that meeting them again costs next to nothing. For the reactor thread. */
@FunctionalInterface
public interface LinkFilter {

    /** One that knows none. */
    LinkFilter NONE = (base, link) -> false;

    /** Whether the crawl has met this link before; then it counts as filtered and nothing more is to be done. */
    boolean met(BaseUrl base, String link);
}

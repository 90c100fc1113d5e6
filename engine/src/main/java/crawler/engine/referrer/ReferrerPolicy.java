package crawler.engine.referrer;

import java.util.Optional;

/** How much of the page that led to a request the request's server is told. */
@FunctionalInterface
public interface ReferrerPolicy {

    /**
     * The value of the Referer header; empty: none.
     *
     * @param from the URL of the page
     * @param to the URL of the request
     */
    Optional<String> referrer(String from, String to);
}

package crawler.engine.referrer;

import java.util.Optional;

/**
 * How much of the page that led to a request the request's server is told. One that settings name by class has a public
 * constructor without parameters or with {@link crawler.settings.Settings}.
 */
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

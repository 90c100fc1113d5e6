package crawler.engine.session;

import crawler.engine.Headers;
import java.util.Objects;
import java.util.Optional;

/**
 * What a session looks like from outside.
 *
 * @param proxy through which all of its requests go; empty for none of its own
 * @param headers that all of its requests have, in the place of others of these names
 */
public record Visitor(Optional<String> proxy, Headers headers) {
    public Visitor {
        Objects.requireNonNull(proxy, "proxy");
        Objects.requireNonNull(headers, "headers");
    }

    /**
     * Makes the visitors of new sessions. An implementation of one's own is named in SESSION_VISITORS; it has a public
     * constructor without parameters or with a {@link crawler.engine.Crawler}.
     */
    @FunctionalInterface
    public interface Source {

        /** @param number how many sessions there were before in this crawl */
        Visitor visitor(long number);
    }
}

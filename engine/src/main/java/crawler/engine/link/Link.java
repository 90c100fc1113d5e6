package crawler.engine.link;

import java.util.Objects;

/**
 * A link that was found on a page.
 *
 * @param url absolute and fit to be requested; with its fragment, if it has one
 * @param text all text inside of the element that carries it, as it stands
 * @param fragment for those who keep the fragment apart from the URL; {@link LinkExtractor} leaves it empty, as Scrapy's
 * does
 * @param nofollow whether the element's {@code rel} holds the word {@code nofollow}
 */
public record Link(String url, String text, String fragment, boolean nofollow) {
    public Link {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(fragment, "fragment");
    }

    /** A link of which nothing but the URL is known. */
    public static Link of(String url) {
        return new Link(url, "", "", false);
    }
}

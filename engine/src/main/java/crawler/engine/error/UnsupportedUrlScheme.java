package crawler.engine.error;

import java.util.Collection;

/** There is no download handler for the scheme of a URL. */
public final class UnsupportedUrlScheme extends RuntimeException {
    public UnsupportedUrlScheme(String scheme, Collection<String> known) {
        super("No download handler for scheme \"" + scheme + "\" (have: " + String.join(", ", known)
                + "). Add one in DOWNLOAD_HANDLERS.");
    }
}

package crawler.engine.error;

import crawler.engine.part.Plugins;
import java.util.Collection;

/** There is no download handler for the scheme of a URL. */
public final class UnsupportedUrlScheme extends RuntimeException {
    public UnsupportedUrlScheme(String scheme, Collection<String> known) {
        super("No download handler for scheme \"" + scheme + "\" (have: " + String.join(", ", known) + "). "
                + Plugins.remedy(scheme, "DOWNLOAD_HANDLERS"));
    }
}

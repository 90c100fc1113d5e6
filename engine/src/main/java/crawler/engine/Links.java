package crawler.engine;

import crawler.engine.url.InvalidUrlException;
import crawler.engine.url.UrlParts;
import java.util.Set;
import java.util.stream.Stream;

/** Which links of a page can be followed. */
final class Links {
    private static final Set<String> SCHEMES = Set.of("http", "https", "ftp", "ftps", "file");

    private Links() {}

    /** The request for an absolute link, or none when it cannot be got. */
    static Stream<Request> followable(String url) {
        if (!SCHEMES.contains(UrlParts.scheme(url))) {
            return Stream.empty();
        }
        try {
            return Stream.of(new Request(url));
        } catch (InvalidUrlException e) {
            return Stream.empty();
        }
    }
}

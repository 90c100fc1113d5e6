package crawler.engine.cookie;

import crawler.engine.url.UrlParts;
import java.net.IDN;
import java.util.Optional;

/** Where a cookie may go, by where it comes from and what it asks for (RFC 6265, 5.3). */
final class CookieScope {
    private CookieScope() {}

    /** Empty when the URL may not set it. */
    static Optional<StoredCookie.Scope> of(String url, SetCookie set) {
        String host = UrlParts.host(url);
        String path = set.path().orElseGet(() -> defaultPath(CookieJar.pathOf(url)));
        if (host.isEmpty()) {
            return Optional.empty();
        }
        if (set.domain().isEmpty()) {
            return Optional.of(new StoredCookie.Scope(host, true, path));
        }
        String domain = ascii(set.domain().get());
        boolean open = isAddress(host) || PublicSuffix.is(domain);
        boolean allowed = host.equals(domain) || !open && StoredCookie.domainMatches(host, domain);
        return allowed ? Optional.of(new StoredCookie.Scope(domain, open, path)) : Optional.empty();
    }

    private static String ascii(String domain) {
        try {
            return IDN.toASCII(domain);
        } catch (IllegalArgumentException e) {
            return domain; // then it matches no host
        }
    }

    private static boolean isAddress(String host) {
        int last = host.lastIndexOf('.') + 1;
        return host.indexOf(':') >= 0
                || last < host.length() && host.chars().skip(last).allMatch(c -> c >= '0' && c <= '9');
    }

    /** The path up to its last slash (RFC 6265, 5.1.4). */
    private static String defaultPath(String path) {
        int slash = path.lastIndexOf('/');
        return slash <= 0 ? "/" : path.substring(0, slash);
    }
}

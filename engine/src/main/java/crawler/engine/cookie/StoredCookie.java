package crawler.engine.cookie;

import java.time.Instant;
import java.util.Optional;

/** A cookie in a jar. */
record StoredCookie(String name, String pair, Scope scope, boolean secure, Optional<Instant> expires) {

    /**
     * Where a cookie goes.
     *
     * @param hostOnly whether it goes to this host only, and not to those below
     */
    record Scope(String domain, boolean hostOnly, String path) {}

    boolean hasExpired(Instant now) {
        return expires.isPresent() && !expires.get().isAfter(now);
    }

    /** RFC 6265, 5.1.4. */
    static boolean pathMatches(String requested, String path) {
        return requested.startsWith(path)
                && (requested.length() == path.length()
                        || path.endsWith("/")
                        || requested.charAt(path.length()) == '/');
    }

    /** RFC 6265, 5.1.3; hosts that are addresses match themselves only, which is looked after elsewhere. */
    static boolean domainMatches(String host, String domain) {
        return host.equals(domain) || host.endsWith(domain) && host.charAt(host.length() - domain.length() - 1) == '.';
    }
}

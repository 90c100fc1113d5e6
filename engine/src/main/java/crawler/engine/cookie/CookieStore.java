package crawler.engine.cookie;

import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Cookies by domain, path and name; bounded. */
final class CookieStore {
    /** As many as Chrome keeps for one domain; the oldest goes first. */
    private static final int MOST_OF_DOMAIN = 180;

    /** As many as RFC 6265, 6.1 asks for; the domain that was not heard of for longest goes first. */
    private static final int MOST = 3000;

    /** Those of one domain stand in the order in which they came. */
    private final Map<String, Map<Key, StoredCookie>> domains = new LinkedHashMap<>(16, 0.75f, true);

    private int size;
    private int secure;

    private record Key(StoredCookie.Scope scope, String name) {
        static Key of(StoredCookie cookie) {
            return new Key(cookie.scope(), cookie.name());
        }
    }

    int size() {
        return size;
    }

    /** Each cookie of this domain, in order; those that have expired are gone. */
    void forEach(String domain, Instant now, Consumer<StoredCookie> action) {
        Map<Key, StoredCookie> cookies = domains.get(domain);
        if (cookies == null) {
            return;
        }
        for (Iterator<StoredCookie> each = cookies.values().iterator(); each.hasNext(); ) {
            StoredCookie cookie = each.next();
            if (cookie.hasExpired(now)) {
                each.remove();
                gone(cookie);
            } else {
                action.accept(cookie);
            }
        }
        if (cookies.isEmpty()) {
            domains.remove(domain);
        }
    }

    /** Whether any secure cookie of this domain, of one above it or of one below it is so. */
    boolean anySecure(String domain, Predicate<StoredCookie> predicate) {
        if (secure == 0) {
            return false;
        }
        for (Map.Entry<String, Map<Key, StoredCookie>> each : domains.entrySet()) { // thousands, for each cookie set
            String other = each.getKey();
            if ((StoredCookie.domainMatches(domain, other) || StoredCookie.domainMatches(other, domain))
                    && each.getValue().values().stream()
                            .anyMatch(cookie -> cookie.secure() && predicate.test(cookie))) {
                return true;
            }
        }
        return false;
    }

    /** In the place of the one of the same name and scope, if there is one. */
    void put(StoredCookie cookie) {
        Map<Key, StoredCookie> cookies =
                domains.computeIfAbsent(cookie.scope().domain(), domain -> new LinkedHashMap<>());
        StoredCookie before = cookies.put(Key.of(cookie), cookie);
        size++;
        secure += cookie.secure() ? 1 : 0;
        if (before != null) {
            gone(before);
        }
        if (cookies.size() > MOST_OF_DOMAIN) {
            removeFirst(cookies);
        } else if (size > MOST) {
            Iterator<Map<Key, StoredCookie>> eldest = domains.values().iterator();
            Map<Key, StoredCookie> first = eldest.next();
            removeFirst(first);
            if (first.isEmpty()) {
                eldest.remove();
            }
        }
    }

    private void removeFirst(Map<Key, StoredCookie> cookies) {
        Iterator<StoredCookie> first = cookies.values().iterator();
        StoredCookie eldest = first.next();
        first.remove();
        gone(eldest);
    }

    private void gone(StoredCookie cookie) {
        size--;
        secure -= cookie.secure() ? 1 : 0;
    }

    void remove(StoredCookie cookie) {
        Map<Key, StoredCookie> cookies = domains.get(cookie.scope().domain());
        StoredCookie removed = cookies == null ? null : cookies.remove(Key.of(cookie));
        if (removed != null) {
            gone(removed);
            if (cookies.isEmpty()) {
                domains.remove(cookie.scope().domain());
            }
        }
    }
}

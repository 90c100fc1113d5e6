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
                size--;
            } else {
                action.accept(cookie);
            }
        }
        if (cookies.isEmpty()) {
            domains.remove(domain);
        }
    }

    boolean anyMatch(Predicate<StoredCookie> predicate) {
        return domains.values().stream()
                .flatMap(cookies -> cookies.values().stream())
                .anyMatch(predicate);
    }

    /** In the place of the one of the same name and scope, if there is one. */
    void put(StoredCookie cookie) {
        Map<Key, StoredCookie> cookies =
                domains.computeIfAbsent(cookie.scope().domain(), domain -> new LinkedHashMap<>());
        if (cookies.put(Key.of(cookie), cookie) == null) {
            size++;
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
        Iterator<Key> first = cookies.keySet().iterator();
        first.next();
        first.remove();
        size--;
    }

    void remove(StoredCookie cookie) {
        Map<Key, StoredCookie> cookies = domains.get(cookie.scope().domain());
        if (cookies != null && cookies.remove(Key.of(cookie)) != null) {
            size--;
            if (cookies.isEmpty()) {
                domains.remove(cookie.scope().domain());
            }
        }
    }
}

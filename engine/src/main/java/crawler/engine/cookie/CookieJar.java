package crawler.engine.cookie;

import crawler.engine.url.UrlParts;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The cookies of one session (RFC 6265): takes what servers set, gives what a request is to be sent with. Bounded; for
 * one thread at a time.
 */
public final class CookieJar {
    /** No cookie is larger; servers refuse headers of this size. */
    private static final int LARGEST = 16 << 10;

    private final InstantSource clock;
    private final CookieStore store = new CookieStore();

    /** @param clock by which cookies expire */
    public CookieJar(InstantSource clock) {
        this.clock = clock;
    }

    /** Takes the Set-Cookie headers of an answer to this URL, as far as the URL may set them. */
    public void receive(String url, List<String> setCookies) {
        for (String header : setCookies) {
            if (header.length() <= LARGEST) {
                SetCookie.parse(header, clock.instant()).ifPresent(cookie -> take(url, cookie));
            }
        }
    }

    /** Puts in a cookie that goes with a request to this URL: by the same rules. */
    public void put(String url, Cookie cookie) {
        boolean secure = cookie.secure().orElseGet(() -> isSecure(url));
        String header = cookie.name() + "=" + cookie.value()
                + cookie.path().map(path -> "; Path=" + path).orElse("")
                + cookie.domain().map(domain -> "; Domain=" + domain).orElse("")
                + (secure ? "; Secure" : "");
        receive(url, List.of(header));
    }

    /**
     * The Cookie header of a request to this URL: longer paths first (RFC 6265, 5.4), then nearer domains. Empty when
     * there is nothing to send.
     */
    public Optional<String> header(String url) {
        if (store.size() == 0) {
            return Optional.empty();
        }
        String host = UrlParts.host(url);
        List<StoredCookie> found = new ArrayList<>();
        find(host, url, true, found);
        for (String domain = host; !domain.isEmpty(); domain = parent(domain)) {
            find(domain, url, false, found);
        }
        if (found.isEmpty()) {
            return Optional.empty();
        }
        found.sort(Comparator.comparingInt(cookie -> -cookie.scope().path().length()));
        return Optional.of(found.stream().map(StoredCookie::pair).collect(Collectors.joining("; ")));
    }

    /** How many cookies are in it. */
    public int size() {
        return store.size();
    }

    private static String parent(String domain) {
        int dot = domain.indexOf('.');
        return dot < 0 ? "" : domain.substring(dot + 1);
    }

    private void find(String domain, String url, boolean hostOnly, List<StoredCookie> found) {
        boolean secure = isSecure(url);
        String path = pathOf(url);
        store.forEach(domain, clock.instant(), cookie -> {
            if (cookie.scope().hostOnly() == hostOnly
                    && (secure || !cookie.secure())
                    && StoredCookie.pathMatches(path, cookie.scope().path())) {
                found.add(cookie);
            }
        });
    }

    private void take(String url, SetCookie set) {
        Optional<StoredCookie.Scope> scope = CookieScope.of(url, set);
        if (scope.isEmpty()) {
            return;
        }
        StoredCookie cookie = new StoredCookie(set.name(), set.pair(), scope.get(), set.secure(), set.expires());
        if (!isSecure(url)
                && !set.secure()
                && store.anySecure(cookie.scope().domain(), known -> isShadowed(cookie, known))) {
            return;
        }
        Instant now = clock.instant();
        if (cookie.hasExpired(now)) {
            store.remove(cookie);
        } else {
            store.put(cookie);
        }
    }

    /** What came without encryption must not take the place of a secure cookie (RFC 6265bis, 5.7, step 16). */
    private static boolean isShadowed(StoredCookie cookie, StoredCookie known) {
        return known.name().equals(cookie.name())
                && StoredCookie.pathMatches(cookie.scope().path(), known.scope().path());
    }

    private static boolean isSecure(String url) {
        return UrlParts.scheme(url).equals("https");
    }

    static String pathOf(String url) {
        String path = UrlParts.path(url);
        return path.isEmpty() ? "/" : path;
    }
}

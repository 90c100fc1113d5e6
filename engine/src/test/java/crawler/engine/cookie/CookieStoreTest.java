package crawler.engine.cookie;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("M11 cookies, how they are kept")
class CookieStoreTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final CookieStore store = new CookieStore();

    private void put(String domain, boolean secure, Optional<Instant> expires) {
        store.put(new StoredCookie("k", "k=v", new StoredCookie.Scope(domain, false, "/"), secure, expires));
    }

    private boolean anySecure(String domain) {
        return store.anySecure(domain, cookie -> true);
    }

    @Test
    void secureCookiesOfOtherSitesAreNotLookedAt() {
        put("shop.example", true, Optional.empty());
        put("www.shop.example", true, Optional.empty());
        put("plain.shop.example", false, Optional.empty());
        put("else.example", true, Optional.empty());
        put("workshop.example", true, Optional.empty());
        List<String> asked = new ArrayList<>();

        assertFalse(store.anySecure("shop.example", cookie -> {
            asked.add(cookie.scope().domain());
            return false;
        }));
        assertEquals(List.of("shop.example", "www.shop.example"), asked);
        assertTrue(anySecure("deep.www.shop.example"));
    }

    @Test
    void aSecureCookieIsForgottenWhenItIsReplacedRemovedOrExpired() {
        put("a.example", true, Optional.empty());
        put("a.example", false, Optional.empty());
        assertFalse(anySecure("a.example"));

        put("b.example", true, Optional.of(NOW.plusSeconds(1)));
        store.forEach("b.example", NOW.plusSeconds(1), cookie -> {});
        assertFalse(anySecure("b.example"));

        put("c.example", true, Optional.empty());
        assertTrue(anySecure("c.example"));
        store.remove(
                new StoredCookie("k", "", new StoredCookie.Scope("c.example", false, "/"), false, Optional.empty()));
        assertFalse(anySecure("c.example"));
        assertEquals(1, store.size());
    }
}

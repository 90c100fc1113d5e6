package crawler.engine.url;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crawler.engine.Fuzzing;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Random links, for {@code -Dfuzz.seconds=N} each: held against the URL Standard's algorithm, and against ourselves. */
@EnabledIfSystemProperty(named = "fuzz.seconds", matches = "\\d+")
final class UrlFuzzTest {
    private final LinkHash hash = new LinkHash(new Random(1));

    @Test
    void linksResolveAsTheUrlStandardSays() {
        Fuzzing.run("URL joining", seed -> {
            RandomLinks links = new RandomLinks(seed);
            String base = links.base();
            String link = links.nasty();
            Optional<ReferenceUrl> page = ReferenceUrl.of(base, Optional.empty());
            boolean known = page.filter(on -> !on.opaque() && on.authority().isPresent())
                    .isPresent();
            if (known && !UrlText.trimmed(link).isEmpty()) {
                ReferenceUrl.of(link, page)
                        .filter(expected -> !expected.hasEmptyHost())
                        .filter(expected -> UrlText.schemeEnd(UrlText.trimmed(link)) < 0
                                || UrlText.isSpecial(expected.scheme())) // others come back as they are
                        .ifPresent(expected -> agreed(base, link, expected));
            }
        });
    }

    /** Compared in canonical form: resolving leaves the case of hosts, ports and a missing slash as they are. */
    private static void agreed(String base, String link, ReferenceUrl expected) {
        String ours = BaseUrl.of(base).resolve(link);
        assertEquals(canonical(expected.toString()), canonical(ours), () -> link + " on " + base);
    }

    private static String canonical(String url) {
        try {
            return CanonicalUrl.of(url, true);
        } catch (InvalidUrlException e) {
            return "refused";
        }
    }

    @Test
    void whatIsSafeOrCanonicalStaysSoAndHasTheHashOfItsUrl() {
        Fuzzing.run("safe, canonical and hashed URLs", seed -> {
            RandomLinks links = new RandomLinks(seed);
            BaseUrl base = BaseUrl.of(links.base());
            String link = links.nasty();
            String url = base.resolve(link);
            hash.take(base, link);
            long first = hash.first();
            hash.take(UrlParts.withoutFragment(url));
            assertEquals(hash.first(), first, () -> link + " gives " + url);
            if (UrlText.schemeEnd(url) < 0 || UrlParts.host(url).chars().anyMatch(c -> c <= ' ')) {
                return; // nothing that a request can be made of
            }
            try {
                String safe = SafeUrl.of(url);
                assertEquals(safe, SafeUrl.of(safe), url);
                String canonical = CanonicalUrl.of(url);
                assertEquals(canonical, CanonicalUrl.of(canonical), url);
                assertEquals(canonical, CanonicalUrl.of(safe), url);
            } catch (InvalidUrlException e) {
                assertEquals("refused", canonical(url), e.getMessage());
            }
        });
    }
}

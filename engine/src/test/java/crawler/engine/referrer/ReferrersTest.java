package crawler.engine.referrer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crawler.engine.Headers;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.testing.Logged;
import crawler.settings.Priority;
import crawler.settings.SettingException;
import crawler.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("N3 referer")
class ReferrersTest {
    private static final String FROM = "https://u:p@a.example:443/p?q#f";
    private static final String WHOLE = "https://a.example/p?q";
    private static final String ORIGIN = "https://a.example/";

    @RegisterExtension
    final Logged log = new Logged();

    /** Tells the page for whom it is made. */
    public static final class Fixed implements ReferrerPolicy {
        @Override
        public Optional<String> referrer(String from, String to) {
            return Optional.of("fixed");
        }
    }

    private static Settings settings(Map<String, ?> values) {
        return Settings.defaults().with(Priority.CMDLINE, "test", values);
    }

    private static String referer(Map<String, ?> settings, Headers headers, Request request) {
        Response page = new Response(new Request(FROM), 200, headers, new byte[0]);
        return new Referrers(settings(settings))
                .refer(page, request)
                .headers()
                .get("Referer")
                .orElse("");
    }

    private static String by(String policy, String to) {
        return referer(Map.of("REFERRER_POLICY", policy), Headers.NONE, new Request(to));
    }

    @Test
    void eachPolicyTellsWhatItMay() {
        String same = "https://a.example/x";
        String other = "https://b.example/x";
        String plain = "http://b.example/x";
        Map<String, List<String>> told = Map.of(
                "no-referrer", List.of("", "", ""),
                "no-referrer-when-downgrade", List.of(WHOLE, WHOLE, ""),
                "same-origin", List.of(WHOLE, "", ""),
                "origin", List.of(ORIGIN, ORIGIN, ORIGIN),
                "strict-origin", List.of(ORIGIN, ORIGIN, ""),
                "origin-when-cross-origin", List.of(WHOLE, ORIGIN, ORIGIN),
                "strict-origin-when-cross-origin", List.of(WHOLE, ORIGIN, ""),
                "unsafe-url", List.of(WHOLE, WHOLE, WHOLE),
                "scrapy-default", List.of(WHOLE, WHOLE, ""));

        told.forEach((policy, expected) ->
                assertEquals(expected, List.of(by(policy, same), by(policy, other), by(policy, plain)), policy));
    }

    @Test
    void pagesThatAreNowhereAreNotToldOf() {
        for (StandardPolicy policy : StandardPolicy.values()) {
            assertEquals(Optional.empty(), policy.referrer("data:,x", "http://a.example/"), policy.name());
        }
        assertEquals(Optional.empty(), StandardPolicy.SCRAPY_DEFAULT.referrer("file:///etc/x", "http://a.example/"));
    }

    @Test
    void theRequestsPolicyComesBeforeThePagesBeforeTheCrawls() {
        Request request = new Request("http://b.example/");
        Headers header = Headers.of("Referrer-Policy", "bogus, Origin ,");

        assertEquals("", referer(Map.of(), Headers.of("Referrer-Policy", "no-referrer"), request));
        assertEquals("", referer(Map.of(), header, request), "the empty policy is the last one that is known");
        assertEquals(ORIGIN, referer(Map.of(), Headers.of("Referrer-Policy", "bogus,origin"), request));
        assertEquals(WHOLE, referer(Map.of(), header, request.with(Referrers.POLICY, "unsafe-url")));
        assertEquals(
                WHOLE,
                referer(Map.of("REFERRER_POLICY", "unsafe-url"), Headers.of("Referrer-Policy", "bogus"), request));
        assertEquals(1, log.count("There is no referrer policy \"bogus\""));
    }

    @Test
    void policiesMayBeClassesButNotFromTheWeb() {
        String own = Fixed.class.getName();
        Request request = new Request("http://b.example/");

        assertEquals("fixed", by(own, "http://b.example/"));
        assertEquals("fixed", referer(Map.of(), Headers.NONE, request.with(Referrers.POLICY, own)));
        assertEquals("", referer(Map.of(), Headers.of("Referrer-Policy", own), request));
        assertEquals(
                "fixed",
                referer(
                        Map.of("REFERRER_POLICIES", Map.of("mine", own)),
                        Headers.of("Referrer-Policy", "mine"),
                        request));
        assertThrows(SettingException.class, () -> by("no-such-policy", "http://b.example/"));
    }

    @Test
    void aPagesHeaderNeverStandsInTheWayOfARequestsClass() {
        String own = Fixed.class.getName();
        Referrers referrers = new Referrers(settings(Map.of()));
        Response page = new Response(new Request(FROM), 200, Headers.of("Referrer-Policy", own), new byte[0]);
        Request request = new Request("https://b.example/");

        assertEquals(
                Optional.of(WHOLE), referrers.refer(page, request).headers().get("Referer"));
        assertEquals(
                Optional.of("fixed"),
                referrers
                        .refer(page, request.with(Referrers.POLICY, own))
                        .headers()
                        .get("Referer"));
    }

    @Test
    void namesOfPoliciesCountInAnyCase() {
        Map<String, ?> mine = Map.of("REFERRER_POLICIES", Map.of("Mine", Fixed.class.getName(), "Origin", ""));
        Request request = new Request("https://b.example/");

        assertEquals("fixed", referer(mine, Headers.of("Referrer-Policy", "MINE"), request));
        assertEquals(WHOLE, referer(mine, Headers.of("Referrer-Policy", "origin"), request), "it was taken away");
    }

    @Test
    void aSiteThatMakesUpNamesIsToldOfSoOftenAndNoMore() {
        Referrers referrers = new Referrers(settings(Map.of()));
        for (int i = 0; i < 1000; i++) {
            Headers header = Headers.of("Referrer-Policy", "made-up-" + i + "-" + "x".repeat(1000));
            referrers.refer(
                    new Response(new Request(FROM), 200, header, new byte[0]),
                    new Request("https://b.example/").with(Referrers.POLICY, "none." + i));
        }
        assertEquals(100, log.count("There is no referrer policy"));
        assertEquals(0, log.count("x".repeat(101)));
    }

    @Test
    void aRefererThatIsThereOrUnwantedStaysAsItIs() {
        Request own = new Request("https://a.example/").withHeader("Referer", "mine");
        Request none = new Request("https://a.example/").withHeaders(Headers.NONE.withNone("Referer"));

        assertEquals("mine", referer(Map.of(), Headers.NONE, own));
        assertEquals("", referer(Map.of(), Headers.NONE, none));
        assertEquals("", referer(Map.of("REFERER_ENABLED", false), Headers.NONE, new Request("https://a.example/")));
    }
}

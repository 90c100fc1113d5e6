package crawler.engine.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.Headers;
import crawler.engine.Output;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.download.middleware.Retry;
import crawler.engine.download.net.Way;
import crawler.engine.testing.Answer;
import crawler.engine.testing.CrawlTrace;
import crawler.engine.testing.Logged;
import crawler.engine.testing.Script;
import crawler.engine.testing.TestCrawl;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rows CR5, CR6, CR7: sessions in whole crawls. */
class SessionsTest {
    private static final String SITE = "http://a.example/";

    @RegisterExtension
    private final Logged log = new Logged();

    private static TestCrawl crawl(int requests, Function<Request, Answer> site) {
        Script script = new Script().starting(() -> IntStream.range(0, requests).mapToObj(i -> new Request(SITE + i)));
        return crawl(script, site);
    }

    private static TestCrawl crawl(Script script, Function<Request, Answer> site) {
        return TestCrawl.of(script)
                .otherwise(site)
                .setting("SESSIONS_ENABLED", true)
                .setting("BACKOFF_ENABLED", false)
                .setting("CONCURRENT_REQUESTS", 1);
    }

    private static List<String> seen(CrawlTrace crawl, Function<Request, Optional<String>> what) {
        return crawl.visits().stream()
                .map(visit -> what.apply(visit.request()).orElse("-"))
                .toList();
    }

    private static Optional<String> session(Request request) {
        return request.get(Sessions.SESSION);
    }

    @Test
    void CR5_requestsTakeTurnsWithTheSessionsOfThePool() {
        CrawlTrace crawl = crawl(7, request -> Answer.html(""))
                .setting("SESSION_POOL_SIZE", 3)
                .run();

        assertEquals(
                List.of("session-0", "session-1", "session-2", "session-0", "session-1", "session-2", "session-0"),
                seen(crawl, SessionsTest::session));
        assertEquals(3, crawl.count("session/created"));
    }

    @Test
    void CR5_aSessionKeepsItsCookiesAndSeesNoOthers() {
        CrawlTrace crawl = crawl(
                        4,
                        request -> Answer.html("")
                                .with("Set-Cookie", "of=" + session(request).orElseThrow() + "; Path=/"))
                .setting("SESSION_POOL_SIZE", 2)
                .run();

        assertEquals(
                List.of("-", "-", "of=session-0", "of=session-1"),
                seen(crawl, request -> request.headers().get("Cookie")));
    }

    @Test
    void CR5_aSessionIsUsedSoOftenAndSoLong() {
        CrawlTrace often = crawl(5, request -> Answer.html(""))
                .setting("SESSION_POOL_SIZE", 1)
                .setting("SESSION_MAX_USES", 2)
                .run();
        assertEquals(
                List.of("session-0", "session-0", "session-1", "session-1", "session-2"),
                seen(often, SessionsTest::session));

        CrawlTrace old = crawl(4, request -> Answer.html("").after(Duration.ofSeconds(10)))
                .setting("SESSION_POOL_SIZE", 1)
                .setting("SESSION_MAX_AGE", 20)
                .run();
        assertEquals(List.of("session-0", "session-0", "session-1", "session-1"), seen(old, SessionsTest::session));
    }

    @Test
    void CR5_aSessionThatFailsTooOftenIsRetired() {
        log.expectError("Error downloading");
        CrawlTrace crawl = crawl(5, request -> Answer.broken())
                .setting("SESSION_POOL_SIZE", 1)
                .setting("SESSION_MAX_SCORE", 2)
                .setting("RETRY_ENABLED", false)
                .run();

        assertEquals(
                List.of("session-0", "session-0", "session-1", "session-1", "session-2"),
                seen(crawl, SessionsTest::session));
        assertEquals(2, crawl.count("session/retired"));
    }

    @Test
    void CR6_aBanRetiresTheSessionAndTheRequestIsMadeWithAnother() {
        CrawlTrace crawl = crawl(
                        3,
                        request -> session(request).orElseThrow().equals("session-0")
                                ? Answer.status(403)
                                : Answer.html(""))
                .setting("SESSION_POOL_SIZE", 1)
                .run();

        assertEquals(3, crawl.items().size());
        assertEquals(List.of("session-0", "session-1", "session-1", "session-1"), seen(crawl, SessionsTest::session));
        assertEquals(1, crawl.count("session/banned"));
        assertEquals(1, crawl.count("session/rotated"));
        assertEquals(0, crawl.count("retry/count"), "a ban costs no retry");
    }

    @Test
    void CR6_a429IsABanAndTheNextSessionDoesNotWait() {
        CrawlTrace crawl = crawl(
                        1,
                        request -> session(request).orElseThrow().equals("session-0")
                                ? Answer.status(429).with("Retry-After", "100")
                                : Answer.html(""))
                .run();

        assertEquals(1, crawl.items().size());
        assertTrue(crawl.took().toSeconds() < 5);
    }

    @Test
    void CR6_aRequestThatIsBannedWithEverySessionIsGivenToTheSpiderInTheEnd() {
        Script script = new Script(SITE).handling(403);
        CrawlTrace crawl = crawl(script, request -> Answer.status(403))
                .setting("SESSION_MAX_ROTATIONS", 2)
                .run();

        assertEquals(3, crawl.visits().size());
        assertEquals(1, crawl.items().size());
    }

    @Test
    void CR6_whoDoesNotWantARetryGetsTheBan() {
        Script script = new Script()
                .starting(() -> Stream.of(new Request(SITE).with(Retry.DONT_RETRY, true)))
                .handling(403);
        CrawlTrace crawl = crawl(script, request -> Answer.status(403)).run();

        assertEquals(1, crawl.visits().size());
        assertEquals(1, crawl.count("session/banned"));
    }

    @Test
    void CR7_sessionsTakeProxiesAndUserAgentsInTurnAndKeepThem() {
        CrawlTrace crawl = crawl(4, request -> Answer.html(""))
                .setting("SESSION_POOL_SIZE", 3)
                .setting("SESSION_PROXIES", "http://p1.example:8080,http://p2.example:8080")
                .setting("SESSION_USER_AGENTS", "[\"One/1 (a, b)\", \"Two/2\", \"Three/3\"]")
                .run();

        assertEquals(
                List.of(
                        "http://p1.example:8080",
                        "http://p2.example:8080",
                        "http://p1.example:8080",
                        "http://p1.example:8080"),
                seen(crawl, request -> request.get(Way.PROXY)));
        assertEquals(
                List.of("One/1 (a, b)", "Two/2", "Three/3", "One/1 (a, b)"),
                seen(crawl, request -> request.headers().get("User-Agent")));
    }

    /** Visitors that speak languages. */
    public static final class Speakers implements Visitor.Source {
        @Override
        public Visitor visitor(long number) {
            return new Visitor(Optional.empty(), Headers.of("Accept-Language", "x-" + number));
        }
    }

    /** Every page whose URL ends with 1 is a ban. */
    public static final class Ones implements BanPolicy {
        @Override
        public boolean isBan(Response response) {
            return response.url().endsWith("1");
        }
    }

    @Test
    void CR7_visitorsAndBansMayBeSomebodysOwn() {
        CrawlTrace crawl = crawl(2, request -> Answer.html(""))
                .setting("SESSION_VISITORS", Speakers.class.getName())
                .setting("SESSION_BAN_POLICY", Ones.class.getName())
                .setting("SESSION_MAX_ROTATIONS", 1)
                .run();

        assertEquals(
                List.of("x-0", "x-1", "x-2"),
                seen(crawl, request -> request.headers().get("Accept-Language")));
    }

    @Test
    void CR5_aCallbackMayStayWithItsSession() {
        Script script = new Script(SITE);
        script.parsing(page -> page.url().equals(SITE)
                ? IntStream.range(0, 3)
                        .mapToObj(i -> new Request(SITE + i)
                                .with(
                                        Sessions.SESSION,
                                        page.get(Sessions.SESSION).orElseThrow()))
                : Stream.<Output>empty());
        CrawlTrace crawl = crawl(script, request -> Answer.html("")).run();

        assertEquals(Set.of("session-0"), new HashSet<>(seen(crawl, SessionsTest::session)));
    }

    @Test
    void CR5_aRequestMayGoWithoutASessionAndAllDoWhenThereAreNone() {
        Script script = new Script().starting(() -> Stream.of(new Request(SITE).with(Sessions.DONT_USE_SESSION, true)));
        assertEquals(
                List.of("-"), seen(crawl(script, request -> Answer.html("")).run(), SessionsTest::session));

        CrawlTrace off = TestCrawl.of(new Script(SITE)).page(SITE, "").run();
        assertEquals(List.of("-"), seen(off, SessionsTest::session));
        assertFalse(off.stats().keySet().stream().anyMatch(key -> key.startsWith("session/")));
    }

    @Test
    void CR5_manyAtOnceSpreadOverThePoolAndAllAreGivenBack() {
        CrawlTrace crawl = crawl(40, request -> Answer.html("").after(Duration.ofSeconds(1)))
                .setting("CONCURRENT_REQUESTS", 16)
                .setting("CONCURRENT_REQUESTS_PER_DOMAIN", 16)
                .setting("SESSION_POOL_SIZE", 4)
                .run();

        List<String> sessions = seen(crawl, SessionsTest::session);
        for (int i = 0; i < 4; i++) {
            String session = "session-" + i;
            assertEquals(10, sessions.stream().filter(session::equals).count());
        }
    }
}

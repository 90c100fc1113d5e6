package crawler.engine.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.Fetched;
import crawler.engine.Headers;
import crawler.engine.Output;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.download.Downloader;
import crawler.engine.download.middleware.Cookies;
import crawler.engine.download.net.Way;
import crawler.engine.error.DownloadError.ConnectionRefused;
import crawler.engine.testing.Answer;
import crawler.engine.testing.CrawlTrace;
import crawler.engine.testing.Script;
import crawler.engine.testing.TestCrawl;
import crawler.engine.testing.TestCrawler;
import crawler.reactor.defer.Deferred;
import crawler.settings.Priority;
import crawler.settings.Settings;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rows CR5, CR7: what a request takes along from one session to the next, and what its session learns of it. */
class ChangeOfSessionTest {
    private static final String SITE = "http://a.example/";

    /** The first visitor has a proxy and a header, the others have none. */
    public static final class OnlyTheFirst implements Visitor.Source {
        @Override
        public Visitor visitor(long number) {
            return number > 0
                    ? new Visitor(Optional.empty(), Headers.NONE)
                    : new Visitor(Optional.of("http://jane:secret@p.example:8080"), Headers.of("X-Visitor", "first"));
        }
    }

    private static CrawlTrace crawl(Script script) {
        return TestCrawl.of(script)
                .otherwise(
                        request -> request.url().endsWith("/old") ? Answer.redirect(302, "/target") : Answer.html(""))
                .setting("SESSIONS_ENABLED", true)
                .setting("SESSION_VISITORS", OnlyTheFirst.class.getName())
                .setting("SESSION_MAX_USES", 1)
                .setting("ROBOTSTXT_OBEY", false)
                .run();
    }

    private static List<String> seen(CrawlTrace crawl, Function<Request, Optional<?>> what) {
        return crawl.visits().stream()
                .map(visit -> what.apply(visit.request()).map(Object::toString).orElse("-"))
                .toList();
    }

    private static void nothingIsLeftOfTheFirst(CrawlTrace crawl) {
        assertEquals(List.of("session-0", "session-1"), seen(crawl, request -> request.get(Sessions.SESSION)));
        assertEquals(List.of("session-0", "session-1"), seen(crawl, request -> request.get(Cookies.COOKIEJAR)));
        assertEquals(List.of("http://p.example:8080", "-"), seen(crawl, request -> request.get(Way.PROXY)));
        assertEquals(
                List.of("first", "-"), seen(crawl, request -> request.headers().get("X-Visitor")));
        Optional<String> credentials = crawl.visits().get(0).request().headers().get(Way.CREDENTIALS);
        assertTrue(credentials.isPresent());
        assertEquals(
                "-",
                seen(crawl, request -> request.headers().get(Way.CREDENTIALS)).get(1));
    }

    @Test
    void CR5_aRedirectThatOutlivesItsSessionHasNothingOfItLeft() {
        nothingIsLeftOfTheFirst(crawl(new Script(SITE + "old")));
    }

    @Test
    void CR5_aPageThatIsAskedForAgainByACallbackHasNothingOfItsSessionLeft() {
        Script script = new Script(SITE + "page");
        boolean[] again = new boolean[1];
        script.parsing(page -> {
            boolean first = !again[0];
            again[0] = true;
            return first ? Stream.<Output>of(page.request().withDontFilter(true)) : Stream.empty();
        });
        nothingIsLeftOfTheFirst(crawl(script));
    }

    @Test
    void CR6_aSessionWhoseProxyIsGoneIsRetiredAtOnce() {
        TestCrawler crawler = crawler();
        Sessions sessions = new Sessions(crawler, new OnlyTheFirst(), page -> false);
        fetch(sessions, Deferred.fail(new ConnectionRefused("the proxy", null)));
        assertEquals(1, retired(crawler));

        fetch(sessions, Deferred.fail(new ConnectionRefused("the site: the next has no proxy", null)));
        assertEquals(1, retired(crawler));
    }

    @Test
    void CR5_aFailureAddsOneToTheScoreAndAnAnswerTakesHalfOfItAway() {
        TestCrawler crawler = TestCrawler.of(
                new Script(),
                Settings.defaults()
                        .with(Priority.CMDLINE, Sessions.SESSIONS_ENABLED, true)
                        .with(Priority.CMDLINE, SessionPool.SESSION_POOL_SIZE, 1));
        Sessions sessions = new Sessions(crawler, number -> new Visitor(Optional.empty(), Headers.NONE), page -> false);
        for (boolean failure : new boolean[] {true, true, false, true}) {
            fetch(
                    sessions,
                    failure
                            ? Deferred.fail(new ConnectionRefused("refused", null))
                            : Deferred.succeed(Response.of(SITE, "")));
        }
        assertEquals(0, retired(crawler), "2.5");
        fetch(sessions, Deferred.fail(new ConnectionRefused("refused", null)));
        assertEquals(1, retired(crawler), "3.5");
    }

    @Test
    void CR5_theNumbersAreTheUsualOnes() {
        assertEquals(1000, SessionPool.SESSION_POOL_SIZE.defaultValue());
        assertEquals(3000, SessionPool.SESSION_MAX_AGE.defaultValue().toSeconds());
        assertEquals(50, SessionPool.SESSION_MAX_USES.defaultValue());
        assertEquals(3.0, SessionPool.SESSION_MAX_SCORE.defaultValue());
    }

    private static TestCrawler crawler() {
        return TestCrawler.of(
                new Script(),
                Settings.defaults()
                        .with(Priority.CMDLINE, Sessions.SESSIONS_ENABLED, true)
                        .with(Priority.CMDLINE, SessionPool.SESSION_POOL_SIZE, 1)
                        .with(Priority.CMDLINE, SessionPool.SESSION_MAX_SCORE, 2.0));
    }

    private static long retired(TestCrawler crawler) {
        return crawler.stats()
                .get("session/retired")
                .map(count -> ((Number) count).longValue())
                .orElse(0L);
    }

    private static void fetch(Sessions sessions, Deferred<Fetched> answer) {
        sessions.fetch(new Request(SITE), request -> answer).addErrback(failure -> null);
    }

    private static long retired(Deferred<Fetched> between) {
        TestCrawler crawler = crawler();
        Sessions sessions = new Sessions(crawler, number -> new Visitor(Optional.empty(), Headers.NONE), page -> false);
        fetch(sessions, Deferred.fail(new ConnectionRefused("refused", null)));
        fetch(sessions, between);
        fetch(sessions, Deferred.fail(new ConnectionRefused("refused", null)));
        return retired(crawler);
    }

    @Test
    void CR5_aRequestThatIsPutBackIsNoSuccessOfItsSession() {
        Request request = new Request(SITE);

        assertEquals(0, retired(Deferred.succeed(request)), "a redirect is one");
        assertEquals(1, retired(Deferred.succeed(request.with(Downloader.PUT_BACK, true))));
    }
}

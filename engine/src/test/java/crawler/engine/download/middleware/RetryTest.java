package crawler.engine.download.middleware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crawler.engine.Request;
import crawler.engine.error.DownloadError;
import crawler.engine.testing.Answer;
import crawler.engine.testing.CrawlTrace;
import crawler.engine.testing.Logged;
import crawler.engine.testing.Script;
import crawler.engine.testing.TestCrawl;
import crawler.engine.testing.Visit;
import crawler.settings.SettingException;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RetryTest {
    private static final String URL = "http://a.example/";

    @RegisterExtension
    final Logged log = new Logged();

    private static Script script(Request request) {
        return new Script().starting(() -> Stream.of(request));
    }

    @Test
    void M7_aFailedDownloadIsMadeAgainUntilItWorks() {
        CrawlTrace crawl = TestCrawl.of(new Script(URL))
                .answer(URL, Answer.refused(), Answer.status(503), Answer.html("at last"))
                .run();

        assertEquals(List.of(new Script.Page(URL)), crawl.items());
        assertEquals(3, crawl.visits().size());
        assertEquals(2, crawl.count("retry/count"));
        assertEquals(1, crawl.count("retry/reason_count/ConnectionRefused"));
        assertEquals(1, crawl.count("retry/reason_count/503 Service Unavailable"));
        assertEquals(0, crawl.count("retry/max_reached"));
    }

    @Test
    void M7_afterThreeTriesTheLastAnswerIsForTheErrback() {
        log.expectError("Gave up retrying <GET http://a.example/> (failed 3 times): 500");
        CrawlTrace crawl =
                TestCrawl.of(new Script(URL)).answer(URL, Answer.status(500)).run();

        assertEquals(3, crawl.visits().size());
        assertEquals(1, crawl.count("retry/max_reached"));
        assertEquals(1, crawl.count("httperror/response_ignored_status_count/500"));
        assertEquals(List.of(), crawl.items());
    }

    @Test
    void M7_theLastFailureIsForTheErrback() {
        log.expectError("Gave up retrying");
        Script script = new Script();
        script.starting(() -> Stream.of(new Request(URL).withErrback((request, error) -> {
            script.notes().add(error.getClass().getSimpleName() + " " + request.get(Retry.RETRY_TIMES_SO_FAR));
            return Stream.empty();
        })));
        TestCrawl.of(script).answer(URL, Answer.broken()).run();

        assertEquals(List.of("DownloadFailed Optional[2]", "closed finished"), script.notes());
    }

    @Test
    void M7_eachTryHasAPriorityLess() {
        log.expectError("Gave up retrying");
        CrawlTrace crawl = TestCrawl.of(script(new Request(URL).withPriority(5)))
                .answer(URL, Answer.status(500))
                .run();

        assertEquals(
                List.of(5, 4, 3),
                crawl.visits().stream()
                        .map(Visit::request)
                        .map(Request::priority)
                        .toList());
    }

    @Test
    void M7_allItsStatusesAreTriedAgainAndOthersAreNot() {
        for (int status : List.of(500, 502, 503, 504, 522, 524, 408, 429)) {
            CrawlTrace crawl = TestCrawl.of(new Script(URL))
                    .answer(URL, Answer.status(status), Answer.html(""))
                    .run();
            assertEquals(2, crawl.visits().size(), "status " + status);
        }
        for (int status : List.of(400, 403, 404, 501)) {
            CrawlTrace crawl = TestCrawl.of(new Script(URL))
                    .answer(URL, Answer.status(status))
                    .run();
            assertEquals(1, crawl.visits().size(), "status " + status);
        }
    }

    @Test
    void M7_aRequestMaySayItsOwnLimitOrThatItIsNotTriedAgain() {
        log.expectError("Gave up retrying");
        CrawlTrace more = TestCrawl.of(script(new Request(URL).with(Retry.MAX_RETRY_TIMES, 5)))
                .answer(URL, Answer.status(503))
                .run();
        CrawlTrace none = TestCrawl.of(script(new Request(URL).with(Retry.DONT_RETRY, true)))
                .answer(URL, Answer.status(503))
                .run();

        assertEquals(6, more.visits().size());
        assertEquals(1, none.visits().size());
    }

    @Test
    void M7_whatWasGivenUpOnPurposeIsNotTriedAgain() {
        log.expectError("Error downloading GET http://a.example/");
        CrawlTrace crawl = TestCrawl.of(new Script(URL))
                .answer(URL, Answer.failing(request -> new DownloadError.DownloadCancelled("too large")))
                .run();

        assertEquals(1, crawl.visits().size());
    }

    @Test
    void M7_settingsSwitchItOffAndChangeIt() {
        log.expectError("Gave up retrying");
        CrawlTrace off = TestCrawl.of(new Script(URL))
                .answer(URL, Answer.status(503))
                .setting(Retry.RETRY_ENABLED, false)
                .run();
        CrawlTrace teapot = TestCrawl.of(new Script(URL))
                .answer(URL, Answer.status(418))
                .setting(Retry.RETRY_HTTP_CODES, List.of(418))
                .setting(Retry.RETRY_TIMES, 1)
                .run();

        assertEquals(1, off.visits().size());
        assertEquals(2, teapot.visits().size());
    }

    @Test
    void M7_errorsOfAllKindsOfDownloadsAreTriedAgainAndThoseOfComponentsAreNot() {
        log.expectError("Error downloading GET http://a.example/");
        CrawlTrace io = TestCrawl.of(new Script(URL))
                .answer(URL, Answer.failing(request -> new IOException("broken pipe")), Answer.html(""))
                .run();
        CrawlTrace bug = TestCrawl.of(new Script(URL))
                .answer(URL, Answer.failing(request -> new IllegalStateException("a bug")))
                .run();
        CrawlTrace listed = TestCrawl.of(new Script(URL))
                .answer(URL, Answer.failing(request -> new IllegalStateException("passes")), Answer.html(""))
                .setting(Retry.RETRY_EXCEPTIONS, List.of(IllegalStateException.class.getName()))
                .run();

        assertEquals(2, io.visits().size());
        assertEquals(1, io.count("retry/reason_count/IOException"));
        assertEquals(1, bug.visits().size());
        assertEquals(2, listed.visits().size());
    }

    @Test
    void M7_aListOfErrorsThatHoldsNoneIsAMistake() {
        for (String name : List.of("no.such.Class", "java.lang.String")) {
            TestCrawl crawl = TestCrawl.of(new Script(URL)).setting(Retry.RETRY_EXCEPTIONS, List.of(name));
            assertThrows(SettingException.class, crawl::run, name);
        }
    }

    @Test
    void M7_aRequestMayHaveItsOwnPriorityAndLoudness() {
        Request request = new Request(URL).with(Retry.PRIORITY_ADJUST, 10).with(Retry.GIVE_UP_LOG_LEVEL, "info");
        CrawlTrace crawl =
                TestCrawl.of(script(request)).answer(URL, Answer.status(503)).run();

        assertEquals(20, crawl.visits().get(2).request().priority());
        assertEquals(
                1,
                log.lines().stream()
                        .filter(line -> line.startsWith("INFO Gave up retrying"))
                        .count());
    }

    @Test
    void M7_callbacksMakeRequestsAgainByTheSameRules() {
        Script script = new Script(URL);
        script.parsing(page ->
                Retries.of(script.crawler()).atMost(1).countedAs("empty").again(page.request(), "no text").stream());
        log.expectError("Gave up retrying <GET http://a.example/> (failed 2 times): no text");
        CrawlTrace crawl = TestCrawl.of(script).page(URL, "").run();

        assertEquals(2, crawl.visits().size());
        assertEquals(1, crawl.count("empty/count"));
        assertEquals(1, crawl.count("empty/reason_count/no text"));
        assertEquals(1, crawl.count("empty/max_reached"));
        assertEquals(0, crawl.count("retry/count"));
    }
}

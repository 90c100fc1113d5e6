package crawler.engine.download.middleware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.Event;
import crawler.engine.Request;
import crawler.engine.error.IgnoreRequest;
import crawler.engine.testing.Answer;
import crawler.engine.testing.CrawlTrace;
import crawler.engine.testing.Logged;
import crawler.engine.testing.Script;
import crawler.engine.testing.TestCrawl;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RobotsTxtTest {
    private static final String ROBOTS = "http://a.example/robots.txt";

    @RegisterExtension
    final Logged log = new Logged();

    private static TestCrawl crawl(String... urls) {
        return TestCrawl.of(new Script(urls))
                .setting(RobotsTxt.ROBOTSTXT_OBEY, true)
                .otherwise(request -> Answer.html(""));
    }

    private static Answer rules(String rules) {
        return Answer.of(200, rules).with("Content-Type", "text/plain");
    }

    @Test
    void M2_whatIsForbiddenIsNotAskedFor() {
        CrawlTrace crawl = crawl("http://a.example/open", "http://a.example/private/x")
                .answer(ROBOTS, rules("User-agent: *\nDisallow: /private/\n"))
                .run();

        assertEquals(List.of(ROBOTS, "http://a.example/open"), crawl.urls());
        assertEquals(1, crawl.count("robotstxt/forbidden"));
        assertEquals(1, crawl.count("robotstxt/request_count"));
        assertEquals(1, crawl.count("robotstxt/response_count"));
        assertEquals(1, crawl.count("robotstxt/response_status_count/200"));
    }

    @Test
    void M2_Q5_whatIsForbiddenCountsAsAnExceptionWhereDownloadsAreCounted() {
        CrawlTrace counted = crawl("http://a.example/1", "http://a.example/2")
                .answer(ROBOTS, rules("User-agent: *\nDisallow: /1"))
                .run();
        CrawlTrace uncounted = crawl("http://a.example/1")
                .answer(ROBOTS, rules("User-agent: *\nDisallow: /1"))
                .setting(DownloaderStats.DOWNLOADER_STATS, false)
                .run();

        assertEquals(1, counted.count("downloader/exception_count"));
        assertEquals(1, counted.count("downloader/exception_type_count/IgnoreRequest"));
        assertEquals(1, uncounted.count("robotstxt/forbidden"));
        assertEquals(0, uncounted.count("downloader/exception_count"));
    }

    @Test
    void M2_itIsFetchedOncePerOriginWhileOthersWait() {
        CrawlTrace crawl = crawl(
                        "http://a.example/1", "http://a.example/2", "http://b.example/1", "https://a.example/1")
                .answer(ROBOTS, rules("").after(Duration.ofSeconds(5)))
                .run();

        assertEquals(3, crawl.count("robotstxt/request_count"));
        assertEquals(
                3,
                crawl.visits().stream()
                        .filter(visit -> visit.request().priority() == 1000)
                        .count(),
                "it goes before all else");
        assertEquals(4, crawl.items().size());
        assertTrue(
                crawl.visits().stream()
                        .filter(visit -> visit.url().matches("http://a.example/[12]"))
                        .allMatch(visit -> visit.at().toSeconds() >= 5),
                crawl.visits().toString());
    }

    @Test
    void M2_aRobotsTxtThatCannotBeGotForbidsNothing() {
        log.expectError("Gave up retrying <GET " + ROBOTS + ">");
        CrawlTrace crawl =
                crawl("http://a.example/1").answer(ROBOTS, Answer.refused()).run();

        assertEquals(1, crawl.items().size());
        assertEquals(1, crawl.count("robotstxt/exception_count/ConnectionRefused"));
        assertEquals(1, log.count("robots.txt cannot be got"));
    }

    @Test
    void M2_aRedirectedRobotsTxtCounts() {
        CrawlTrace crawl = crawl("http://a.example/private")
                .answer(ROBOTS, Answer.redirect(301, "https://a.example/robots.txt"))
                .answer("https://a.example/robots.txt", rules("User-agent: *\nDisallow: /\n"))
                .run();

        assertEquals(List.of(), crawl.items());
    }

    @Test
    void M2_theErrbackHearsOfIt() {
        Script script = new Script();
        script.starting(() -> Stream.of(new Request("http://a.example/private").withErrback((request, error) -> {
            script.notes().add(error instanceof IgnoreRequest ? error.getMessage() : "wrong: " + error);
            return Stream.empty();
        })));
        TestCrawl.of(script)
                .setting(RobotsTxt.ROBOTSTXT_OBEY, true)
                .answer(ROBOTS, rules("User-agent: *\nDisallow: /\n"))
                .run();

        assertEquals(
                "<GET http://a.example/private>: forbidden by robots.txt (ROBOTSTXT_OBEY)",
                script.notes().get(0));
    }

    @Test
    void M2_rulesAreThoseOfOurName() {
        String rules = "User-agent: tester\nDisallow: /\n\nUser-agent: *\nDisallow:\n";
        CrawlTrace ours = crawl("http://a.example/")
                .answer(ROBOTS, rules(rules))
                .setting("USER_AGENT", "Tester/1.0 (+http://me.example)")
                .run();
        CrawlTrace others =
                crawl("http://a.example/").answer(ROBOTS, rules(rules)).run();

        assertEquals(0, ours.items().size());
        assertEquals(1, others.items().size());
    }

    @Test
    void M2_aRequestMayBeExempt() {
        Script script = new Script();
        script.starting(
                () -> Stream.of(new Request("http://a.example/private").with(RobotsTxt.DONT_OBEY_ROBOTSTXT, true)));
        CrawlTrace crawl = TestCrawl.of(script)
                .setting(RobotsTxt.ROBOTSTXT_OBEY, true)
                .page("http://a.example/private", "")
                .run();

        assertEquals(List.of("http://a.example/private"), crawl.urls());
    }

    @Test
    void M2_garbageInItNeverHangsTheCrawl() {
        for (String garbage :
                List.of("\u0000\uffff", "Disallow", "User-agent: *\nCrawl-delay: x\nDisallow: [(", "<html>")) {
            CrawlTrace crawl =
                    crawl("http://a.example/").answer(ROBOTS, rules(garbage)).run();
            assertEquals(1, crawl.items().size(), garbage);
        }
    }

    @Test
    void M2_redirectsOfItAreFollowedFiveTimes() {
        CrawlTrace five = redirecting(5);
        CrawlTrace six = redirecting(6);

        assertEquals(List.of(), five.items());
        assertEquals(1, six.items().size(), "a longer chain counts as no robots.txt at all");
    }

    private CrawlTrace redirecting(int times) {
        TestCrawl crawl = crawl("http://a.example/page");
        String from = ROBOTS;
        for (int i = 1; i <= times; i++) {
            String to = "http://h" + i + ".example/robots.txt";
            crawl.answer(from, Answer.redirect(301, to));
            from = to;
        }
        return crawl.answer(from, rules("User-agent: *\nDisallow: /\n")).run();
    }

    @Test
    void M2_byStatusItForbidsNothingOrWhatTheSettingSays() {
        for (int status : List.of(404, 403, 401, 410, 400)) {
            Answer answer = Answer.of(status, "User-agent: *\nDisallow: /\n");
            CrawlTrace crawl = crawl("http://a.example/").answer(ROBOTS, answer).run();
            assertEquals(1, crawl.items().size(), "status " + status);
        }
        for (int status : List.of(500, 503, 429)) {
            log.expectError("Gave up retrying <GET " + ROBOTS + ">");
            assertEquals(1, answered(status, "allow").items().size(), "status " + status);
            assertEquals(0, answered(status, "disallow").items().size(), "status " + status);
        }
    }

    private CrawlTrace answered(int status, String setting) {
        return crawl("http://a.example/")
                .answer(ROBOTS, Answer.status(status))
                .setting("ROBOTSTXT_UNREACHABLE", setting)
                .run();
    }

    @Test
    void M2_aDayLaterItIsFetchedAgainAndTheLastRulesHoldWhenItCannotBe() {
        log.expectError("Gave up retrying <GET " + ROBOTS + ">");
        CrawlTrace crawl = TestCrawl.of(everyTenHours())
                .setting(RobotsTxt.ROBOTSTXT_OBEY, true)
                .otherwise(request -> Answer.html(""))
                .answer(
                        ROBOTS,
                        rules("User-agent: *\nDisallow: /1\n"),
                        rules("User-agent: *\nDisallow: /4\n"),
                        Answer.refused())
                .within(Duration.ofDays(10))
                .run();

        assertEquals(
                "0 2 3 5 6 7 8",
                crawl.items(Script.Page.class).stream()
                        .map(page -> page.url().substring("http://a.example/".length()))
                        .collect(Collectors.joining(" ")));
        assertEquals(6, crawl.count("robotstxt/request_count"), "one a day, then one for each of the last four pages");
        assertEquals(4, log.count("its last rules hold on"));
    }

    /** One request at a time, ten hours apart: /4 and /4b come after the first and the second day. */
    private static Script everyTenHours() {
        Script script = new Script(Stream.of("0", "1", "2", "3", "4", "5", "6", "7", "4b", "8")
                .map("http://a.example/"::concat)
                .toArray(String[]::new));
        return script.with(
                Map.of("DOWNLOAD_DELAY", "36000", "RANDOMIZE_DOWNLOAD_DELAY", "false", "CONCURRENT_REQUESTS", "1"));
    }

    @Test
    void M2_whatComesAfterTheLargestSizeIsNotRead() {
        String padding = ("#" + "x".repeat(1023) + "\n").repeat(511);
        String rules = padding + "User-agent: *\nDisallow: /in\n" + padding + "Disallow: /out\n";
        CrawlTrace crawl = crawl("http://a.example/in", "http://a.example/out")
                .answer(ROBOTS, rules(rules))
                .run();

        assertEquals(List.of(new Script.Page("http://a.example/out")), crawl.items());
    }

    @Test
    void M2_theRulesAreTold() {
        List<String> told = new ArrayList<>();
        crawl("http://a.example/1", "http://a.example/2")
                .answer(ROBOTS, rules("User-agent: *\nCrawl-delay: 3\n"))
                .on(
                        Event.RobotsParsed.class,
                        event -> told.add(event.request().host() + " "
                                + event.rules().crawlDelay(event.agent()).orElse(0)))
                .run();

        assertEquals(List.of("a.example 3.0"), told);
    }

    @Test
    void M2_theNameIsTheRequestsOwnUserAgentUnlessTheSettingSaysAnother() {
        String rules = "User-agent: special\nDisallow: /\n";
        Script script = new Script();
        script.starting(() -> Stream.of(new Request("http://a.example/").withHeader("User-Agent", "Special/2")));
        CrawlTrace own = TestCrawl.of(script)
                .setting(RobotsTxt.ROBOTSTXT_OBEY, true)
                .answer(ROBOTS, rules(rules))
                .run();
        CrawlTrace set = crawl("http://a.example/")
                .answer(ROBOTS, rules(rules))
                .setting("ROBOTSTXT_USER_AGENT", "special")
                .run();

        assertEquals(1, own.count("robotstxt/forbidden"));
        assertEquals(1, set.count("robotstxt/forbidden"));
    }
}

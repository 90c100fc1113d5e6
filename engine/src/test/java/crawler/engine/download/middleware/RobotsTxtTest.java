package crawler.engine.download.middleware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.Request;
import crawler.engine.error.IgnoreRequest;
import crawler.engine.testing.Answer;
import crawler.engine.testing.CrawlTrace;
import crawler.engine.testing.Logged;
import crawler.engine.testing.Script;
import crawler.engine.testing.TestCrawl;
import java.time.Duration;
import java.util.List;
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
    void M2_itIsFetchedOncePerOriginWhileOthersWait() {
        CrawlTrace crawl = crawl(
                        "http://a.example/1", "http://a.example/2", "http://b.example/1", "https://a.example/1")
                .answer(ROBOTS, rules("").after(Duration.ofSeconds(5)))
                .run();

        assertEquals(3, crawl.count("robotstxt/request_count"));
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
}

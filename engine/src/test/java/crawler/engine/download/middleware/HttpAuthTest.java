package crawler.engine.download.middleware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crawler.engine.Request;
import crawler.engine.testing.Answer;
import crawler.engine.testing.CrawlTrace;
import crawler.engine.testing.Script;
import crawler.engine.testing.TestCrawl;
import crawler.settings.SettingException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HttpAuthTest {
    private static final String BASIC = "Basic dXNlcjpwYXNz";

    private static TestCrawl crawl(Request... requests) {
        Script script = new Script().starting(() -> Stream.of(requests));
        return TestCrawl.of(script).setting("CONCURRENT_REQUESTS", 1).otherwise(request -> Answer.html(""));
    }

    private static TestCrawl withUser(String domain, Request... requests) {
        return crawl(requests)
                .setting("HTTPAUTH_USER", "user")
                .setting("HTTPAUTH_PASS", "pass")
                .setting("HTTPAUTH_DOMAIN", domain);
    }

    private static List<String> sent(CrawlTrace crawl) {
        return crawl.visits().stream()
                .map(visit -> visit.request().headers().get("Authorization").orElse(""))
                .toList();
    }

    @Test
    void M3_credentialsGoToTheirDomainAndBelowIt() {
        CrawlTrace crawl = withUser(
                        "A.example",
                        new Request("http://a.example/"),
                        new Request("https://sub.a.example/"),
                        new Request("http://b.example/"),
                        new Request("http://a.example.evil.example/"),
                        new Request("http://nota.example/"))
                .run();

        assertEquals(List.of(BASIC, BASIC, "", "", ""), sent(crawl));
    }

    @Test
    void M3_aDomainWithAPortMeansThatPort() {
        CrawlTrace crawl = withUser(
                        "a.example:8080",
                        new Request("http://a.example:8080/"),
                        new Request("http://sub.a.example:8080/"),
                        new Request("http://a.example/"),
                        new Request("http://b.example:8080/"))
                .run();

        assertEquals(List.of(BASIC, BASIC, "", ""), sent(crawl));
        assertEquals(
                List.of(BASIC),
                sent(withUser("a.example:80", new Request("http://a.example/")).run()));
    }

    @Test
    void M3_AF2_noRedirectTakesThemElsewhere() {
        CrawlTrace crawl = withUser("a.example", new Request("http://a.example/"))
                .answer("http://a.example/", Answer.redirect(302, "http://b.example/"))
                .answer("http://b.example/", Answer.redirect(302, "http://a.example/2"))
                .run();

        assertEquals(List.of(BASIC, "", BASIC), sent(crawl));
    }

    @Test
    void M3_anAsteriskSendsThemEverywhereAndWithoutADomainTheCrawlDoesNotStart() {
        assertEquals(
                List.of(BASIC),
                sent(withUser("*", new Request("http://any.example/")).run()));
        TestCrawl open = crawl(new Request("http://a.example/")).setting("HTTPAUTH_USER", "user");
        assertThrows(SettingException.class, open::run);
    }

    @Test
    void M3_aRequestMayHaveItsOwnWhichStayWithItsHost() {
        Request own = new Request("http://a.example/")
                .with(HttpAuth.HTTP_USER, "user")
                .with(HttpAuth.HTTP_PASS, "pass");
        CrawlTrace crawl = crawl(own)
                .answer("http://a.example/", Answer.redirect(302, "http://b.example/"))
                .run();

        assertEquals(List.of(BASIC, ""), sent(crawl));
    }

    @Test
    void M3_itsOwnStayWithItsOrigin() {
        for (String elsewhere : List.of("http://a.example/", "https://a.example:444/", "https://sub.a.example/")) {
            Request own = new Request("https://a.example/")
                    .with(HttpAuth.HTTP_USER, "user")
                    .with(HttpAuth.HTTP_PASS, "pass");
            CrawlTrace crawl = crawl(own)
                    .answer("https://a.example/", Answer.redirect(302, "https://a.example/2"))
                    .answer("https://a.example/2", Answer.redirect(302, elsewhere))
                    .run();

            assertEquals(List.of(BASIC, BASIC, ""), sent(crawl), elsewhere);
        }
    }

    @Test
    void M3_aHeaderThatIsThereStays() {
        Request request = new Request("http://a.example/").withHeader("Authorization", "Bearer x");

        assertEquals(List.of("Bearer x"), sent(withUser("a.example", request).run()));
    }

    @Test
    void M3_theHeaderIsInLatin1() {
        assertEquals("Basic 6TrpOuk=", BasicAuth.header("é", "é:é"));
        assertThrows(IllegalArgumentException.class, () -> BasicAuth.header("用", ""));
    }
}

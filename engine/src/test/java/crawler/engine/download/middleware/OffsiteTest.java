package crawler.engine.download.middleware;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crawler.engine.Request;
import crawler.engine.testing.Answer;
import crawler.engine.testing.CrawlTrace;
import crawler.engine.testing.Logged;
import crawler.engine.testing.Script;
import crawler.engine.testing.TestCrawl;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OffsiteTest {
    @RegisterExtension
    final Logged log = new Logged();

    private static CrawlTrace crawl(Request... requests) {
        Script script = new Script("http://a.example/").allowing("a.example");
        script.parsing(page -> page.url().equals("http://a.example/") ? Stream.of(requests) : Stream.empty());
        return TestCrawl.of(script).otherwise(request -> Answer.html("")).run();
    }

    @Test
    void M1_onlyAllowedDomainsAndThoseBelowThemAreAsked() {
        CrawlTrace crawl = crawl(
                new Request("http://sub.a.example/"),
                new Request("http://b.example/1"),
                new Request("http://b.example/2"),
                new Request("http://nota.example/"));

        assertEquals(List.of("http://a.example/", "http://sub.a.example/"), crawl.urls());
        assertEquals(3, crawl.count("offsite/filtered"));
        assertEquals(2, crawl.count("offsite/domains"));
        assertEquals(3, crawl.books().dropped().get("ignored"));
    }

    @Test
    void M1_dontFilterAndTheAttributePass() {
        CrawlTrace crawl = crawl(
                new Request("http://b.example/1").withDontFilter(true),
                new Request("http://b.example/2").with(Offsite.ALLOW_OFFSITE, true));

        assertEquals(3, crawl.visits().size());
    }

    @Test
    void M1_aRedirectAwayIsNotFollowed() {
        Script script = new Script().allowing("a.example");
        script.starting(() -> Stream.of(new Request("http://a.example/")));
        CrawlTrace crawl = TestCrawl.of(script)
                .answer("http://a.example/", Answer.redirect(302, "http://b.example/"))
                .run();

        assertEquals(List.of("http://a.example/"), crawl.urls());
        assertEquals(1, crawl.count("offsite/filtered"));
    }
}

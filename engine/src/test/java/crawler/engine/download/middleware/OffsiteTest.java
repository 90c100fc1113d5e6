package crawler.engine.download.middleware;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crawler.engine.Crawler;
import crawler.engine.Output;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.Spider;
import crawler.engine.error.IgnoreRequest;
import crawler.engine.testing.Answer;
import crawler.engine.testing.CrawlTrace;
import crawler.engine.testing.Logged;
import crawler.engine.testing.Script;
import crawler.engine.testing.TestCrawl;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        assertEquals(3, crawl.books().dropped().get("offsite"));
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

    @Test
    void M1_Q5_whatIsRefusedOnItsWayToTheSiteCountsAsAnException() {
        Script script = new Script("http://a.example/").allowing("a.example");
        script.parsing(page -> {
            script.crawler()
                    .download(new Request("http://b.example/"))
                    .addErrback(IgnoreRequest.class, refused -> null);
            return Stream.of(new Request("http://b.example/scheduled"));
        });
        CrawlTrace crawl =
                TestCrawl.of(script).otherwise(request -> Answer.html("")).run();

        assertEquals(List.of("http://a.example/"), crawl.urls());
        assertEquals(2, crawl.count("offsite/filtered"));
        assertEquals(1, crawl.count("downloader/exception_count"), "what was not scheduled is no exception");
    }

    @Test
    void M1_A9_aSpiderMayChangeItsDomainsAtAnyTime() {
        Set<String> domains = new LinkedHashSet<>(List.of("a.example"));
        Changing spider = new Changing(domains);
        CrawlTrace crawl =
                TestCrawl.of(spider).otherwise(request -> Answer.html("")).run();

        assertEquals(List.of("http://a.example/", "http://b.example/2"), crawl.urls());
        assertEquals(1, crawl.count("offsite/filtered"));
    }

    private static final class Changing extends Spider {
        private final Set<String> domains;

        Changing(Set<String> domains) {
            super("changing", "http://a.example/");
            this.domains = domains;
        }

        @Override
        public Collection<String> allowedDomains() {
            return domains;
        }

        @Override
        public Stream<? extends Output> parse(Response page) {
            return page.url().startsWith("http://b")
                    ? Stream.empty()
                    : Stream.of("1", "2").map(name -> {
                        Request request = new Request("http://b.example/" + name);
                        if (name.equals("2")) {
                            domains.add("b.example");
                        }
                        return request;
                    });
        }
    }

    @Test
    void M1_domainsThatAreUrlsOrHavePortsAreToldOf() {
        TestCrawl.of(new Script()
                        .allowing("http://a.example/", "b.example:80", "::1")
                        .starting(() -> Stream.of(new Request("http://a.example/"))))
                .run();

        assertEquals(1, log.count("The allowed domains [http://a.example/, b.example:80] of spider \"script\""));
    }

    /** Allows the domain itself and nothing below it. */
    public static final class RootOnly extends Offsite {
        public RootOnly(Crawler crawler) {
            super(crawler);
        }

        @Override
        protected boolean shouldFollow(Request request) {
            return request.host().equals("a.example");
        }
    }

    @Test
    void M1_anotherRuleIsASubclass() {
        Script script = new Script()
                .starting(() -> Stream.of(new Request("http://a.example/"), new Request("http://sub.a.example/")));
        Map<String, Object> middlewares = new HashMap<>();
        middlewares.put(RootOnly.class.getName(), 50);
        middlewares.put(Offsite.class.getName(), null);
        CrawlTrace crawl = TestCrawl.of(script)
                .setting("DOWNLOADER_MIDDLEWARES", middlewares)
                .otherwise(request -> Answer.html(""))
                .run();

        assertEquals(List.of("http://a.example/"), crawl.urls());
    }
}

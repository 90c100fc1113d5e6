package crawler.engine.scrape.middleware;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crawler.engine.Request;
import crawler.engine.referrer.Referrers;
import crawler.engine.testing.Answer;
import crawler.engine.testing.CrawlTrace;
import crawler.engine.testing.Script;
import crawler.engine.testing.TestCrawl;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RefererTest {
    private static final String A = "https://a.example/";

    private static TestCrawl crawl(String link) {
        return TestCrawl.of(new Script(A)
                        .parsing(page -> page.url().equals(A) ? Stream.of(new Request(link)) : Stream.empty()))
                .page(A, "")
                .otherwise(request -> Answer.html(""));
    }

    private static List<String> sent(CrawlTrace crawl) {
        return crawl.visits().stream()
                .map(visit -> visit.request().headers().get("Referer").orElse(""))
                .toList();
    }

    @Test
    void N3_linksTellWhereTheyStandAndStartRequestsNothing() {
        assertEquals(List.of("", A), sent(crawl(A + "2").run()));
        assertEquals(List.of("", ""), sent(crawl("http://b.example/").run()), "not without encryption");
    }

    @Test
    void N3_aRedirectTellsOfThePageThatRedirectsByTheSamePolicy() {
        CrawlTrace crawl = crawl(A + "2")
                .answer(A + "2", Answer.redirect(302, "https://b.example/"))
                .answer("https://b.example/", Answer.redirect(302, "http://c.example/"))
                .run();

        assertEquals(List.of("", A, A + "2", ""), sent(crawl));
    }

    @Test
    void N3_offMeansThatNobodyIsTold() {
        CrawlTrace crawl = crawl(A + "2")
                .setting(Referrers.REFERER_ENABLED, false)
                .answer(A + "2", Answer.redirect(302, "/3"))
                .run();

        assertEquals(List.of("", "", ""), sent(crawl));
    }
}

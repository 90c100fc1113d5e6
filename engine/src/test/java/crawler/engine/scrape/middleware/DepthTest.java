package crawler.engine.scrape.middleware;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.testing.Answer;
import crawler.engine.testing.CrawlTrace;
import crawler.engine.testing.Script;
import crawler.engine.testing.TestCrawl;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DepthTest {
    private static final String A = "http://a.example/";
    private final List<String> seen = new ArrayList<>();

    /** Pages lead to the page with one character more, up to four. */
    private TestCrawl crawl() {
        return TestCrawl.of(new Script(A).parsing(this::next)).otherwise(request -> Answer.html(""));
    }

    private Stream<Request> next(Response page) {
        seen.add(page.url().substring(A.length()) + page.get(Depth.DEPTH).orElse(-1));
        return page.url().length() > A.length() + 3 ? Stream.empty() : Stream.of(new Request(page.url() + "x"));
    }

    @Test
    void N5_startRequestsHaveTheDepthZeroAndEachLinkOneMore() {
        CrawlTrace crawl = crawl().run();

        assertEquals(List.of("0", "x1", "xx2", "xxx3", "xxxx4"), seen);
        assertEquals(4L, crawl.stats().get("request_depth_max"));
    }

    @Test
    void N5_whatIsDeeperThanTheLimitIsCountedAndLeftOut() {
        CrawlTrace crawl = crawl().setting(Depth.DEPTH_LIMIT, 2).run();

        assertEquals(List.of("0", "x1", "xx2"), seen);
        assertEquals(1, crawl.count("depth/request_ignored_count"));
        assertEquals(2L, crawl.stats().get("request_depth_max"));
    }

    @Test
    void N5_aResetStartsAnewAndIsNotPassedOn() {
        Script script = new Script(A).parsing(page -> {
            Stream<Request> next = next(page);
            return next.map(request -> request.url().endsWith("/xx") ? request.with(Depth.DEPTH_RESET, true) : request);
        });
        TestCrawl.of(script)
                .otherwise(request -> Answer.html(""))
                .setting(Depth.DEPTH_LIMIT, 1)
                .run();

        assertEquals(List.of("0", "x1", "xx0", "xxx1"), seen);
    }

    @Test
    void N5_verboseStatsCountRequestsOfEachDepth() {
        CrawlTrace crawl = crawl().setting(Depth.DEPTH_STATS_VERBOSE, true).run();

        for (int depth = 0; depth <= 4; depth++) {
            assertEquals(1, crawl.count("request_depth_count/" + depth), "depth " + depth);
        }
    }

    @Test
    void N5_thePriorityFallsByTheDepthTimesTheSetting() {
        CrawlTrace crawl = crawl().setting(Depth.DEPTH_PRIORITY, 10).run();

        assertEquals(
                List.of(0, -10, -20, -30, -40),
                crawl.visits().stream().map(visit -> visit.request().priority()).toList());
    }

    @Test
    void N5_redirectsDoNotCountAsLinks() {
        TestCrawl.of(new Script(A).parsing(page -> {
                    seen.add(page.url() + " " + page.get(Depth.DEPTH).orElse(-1));
                    return Stream.empty();
                }))
                .answer(A, Answer.redirect(302, "/2"))
                .page(A + "2", "")
                .run();

        assertEquals(List.of(A + "2 0"), seen);
    }
}

package crawler.engine.scrape.middleware;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crawler.engine.Request;
import crawler.engine.testing.Answer;
import crawler.engine.testing.CrawlTrace;
import crawler.engine.testing.Script;
import crawler.engine.testing.TestCrawl;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("SC5 robots meta tags and X-Robots-Tag")
class RobotsMetaTest {
    private static final String A = "http://a.example/";

    /** The first page yields an item and a link; the crawl calls itself mybot. */
    private static String crawl(Answer answer, boolean obey) {
        Script script = new Script(A)
                .parsing(page -> page.url().equals(A)
                        ? Stream.of(new Script.Page("item"), new Request(A + "2"))
                        : Stream.empty());
        CrawlTrace crawl = TestCrawl.of(script)
                .answer(A, answer)
                .page(A + "2", "")
                .setting("USER_AGENT", "MyBot/1.0")
                .setting(RobotsMeta.ROBOTSMETA_OBEY, obey)
                .run();
        return "items " + crawl.items().size() + ", links " + (crawl.visits().size() - 1) + ", left out "
                + crawl.count("robotsmeta/noindex_count") + " and " + crawl.count("robotsmeta/nofollow_count");
    }

    private static Answer tagged(String... tags) {
        Answer answer = Answer.html("");
        for (String tag : tags) {
            answer = answer.with("X-Robots-Tag", tag);
        }
        return answer;
    }

    private static Answer meta(String name, String content) {
        return Answer.html("<meta name='" + name + "' content='" + content + "'>");
    }

    @Test
    void SC5_whatAPageSaysToAllOrToUsCounts() {
        String all = "items 1, links 1, left out 0 and 0";
        String none = "items 0, links 0, left out 1 and 1";
        String noItems = "items 0, links 1, left out 1 and 0";
        String noLinks = "items 1, links 0, left out 0 and 1";

        assertEquals(all, crawl(tagged(), true));
        assertEquals(noItems, crawl(tagged("NoIndex"), true));
        assertEquals(noLinks, crawl(tagged("nofollow"), true));
        assertEquals(none, crawl(tagged("none"), true));
        assertEquals(none, crawl(tagged("noindex", "nofollow"), true));
        assertEquals(noLinks, crawl(tagged("otherbot: noindex, mybot: nofollow"), true));
        assertEquals(all, crawl(tagged("otherbot: noindex, nofollow"), true));
        assertEquals(all, crawl(tagged("unavailable_after: 25 Jun 2010 15:00:00 PST"), true));
        assertEquals(none, crawl(meta("ROBOTS", "noindex,nofollow"), true));
        assertEquals(noItems, crawl(meta("mybot", "noindex follow"), true));
        assertEquals(all, crawl(meta("otherbot", "none"), true));
        assertEquals(all, crawl(meta("description", "none"), true));
    }

    @Test
    void SC5_nobodyListensUnlessTheSettingSaysSo() {
        assertEquals("items 1, links 1, left out 0 and 0", crawl(tagged("none"), false));
        assertEquals(List.of(false), List.of(RobotsMeta.ROBOTSMETA_OBEY.defaultValue()));
    }
}

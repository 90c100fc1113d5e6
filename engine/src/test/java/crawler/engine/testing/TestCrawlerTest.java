package crawler.engine.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import crawler.engine.Request;
import crawler.settings.Settings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestCrawlerTest {
    private final Script spider = new Script();
    private final TestCrawler crawler =
            TestCrawler.of(spider, Settings.defaults(), Instant.parse("2026-01-01T00:00:00Z"));

    @Test
    void itRemembersWhatItIsAskedFor() {
        Request request = new Request("http://a.example/");
        crawler.crawl(request);
        crawler.close("enough");
        crawler.close("too late");

        assertEquals(List.of(request), crawler.crawled());
        assertEquals("enough", crawler.closedWith());
        assertSame(crawler, spider.crawler());
        assertEquals(Instant.parse("2026-01-01T00:00:00Z"), crawler.reactor().now());
    }

    @Test
    void itDownloadsNothing() {
        List<Throwable> errors = new ArrayList<>();
        crawler.download(new Request("http://a.example/")).addErrback(failure -> {
            errors.add(failure.value());
            return null;
        });

        assertInstanceOf(UnsupportedOperationException.class, errors.get(0));
    }
}

package crawler.engine.download.middleware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.testing.Answer;
import crawler.engine.testing.CrawlTrace;
import crawler.engine.testing.Script;
import crawler.engine.testing.TestCrawl;
import org.junit.jupiter.api.Test;

class DownloaderStatsTest {

    private static TestCrawl crawl() {
        return TestCrawl.of(new Script("http://a.example/1", "http://a.example/2", "http://a.example/3"))
                .answer("http://a.example/1", Answer.html("page"))
                .answer("http://a.example/2", Answer.redirect(302, "/1"))
                .answer("http://a.example/3", Answer.broken(), Answer.status(404));
    }

    @Test
    void M13_Q2_whatIsSentAndWhatComesIsCountedHopByHop() {
        CrawlTrace crawl = crawl().run();

        assertEquals(5, crawl.count("downloader/request_count"));
        assertEquals(5, crawl.count("downloader/request_method_count/GET"));
        assertEquals(4, crawl.count("downloader/response_count"));
        assertEquals(2, crawl.count("downloader/response_status_count/200"));
        assertEquals(1, crawl.count("downloader/response_status_count/302"));
        assertEquals(1, crawl.count("downloader/response_status_count/404"));
        assertEquals(1, crawl.count("downloader/exception_count"));
        assertEquals(1, crawl.count("downloader/exception_type_count/DownloadFailed"));
        assertTrue(crawl.count("downloader/request_bytes") > 5 * "GET http://a.example/1".length());
        assertTrue(crawl.count("downloader/response_bytes") > 2 * "page".length());
    }

    @Test
    void M13_offMeansThatNothingIsCounted() {
        CrawlTrace crawl =
                crawl().setting(DownloaderStats.DOWNLOADER_STATS, false).run();

        assertTrue(crawl.stats().keySet().stream().noneMatch(key -> key.startsWith("downloader/re")));
    }
}

package crawler.engine.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crawler.engine.Fetched;
import crawler.engine.Request;
import crawler.engine.download.DownloaderMiddleware;
import crawler.engine.download.Fetcher;
import crawler.engine.download.StepMiddleware;
import crawler.engine.testing.CrawlTrace;
import crawler.engine.testing.Logged;
import crawler.engine.testing.Script;
import crawler.engine.testing.TestCrawl;
import crawler.reactor.defer.Deferred;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Components that break their contract: the log says which, and the crawl ends all the same. */
class BrokenComponentsTest {
    private static final String URL = "http://a.example/";

    @RegisterExtension
    final Logged log = new Logged();

    /** Returns null as Scrapy's {@code process_request} may. */
    public static final class NullStep extends StepMiddleware {
        @Override
        protected Request processRequest(Request request) {
            return null;
        }
    }

    /** Returns no Deferred. */
    public static final class NoDeferred implements DownloaderMiddleware {
        @Override
        public Deferred<Fetched> fetch(Request request, Fetcher next) {
            return null;
        }
    }

    @Test
    void anOutermostMiddlewareThatReturnsNullFailsItsRequest() {
        log.expectError("NoDeferred.fetch returned null; to change nothing, return next.fetch(request)");

        assertEquals(
                "finished",
                crawl(TestCrawl.of(new Script(URL)), NoDeferred.class).finishReason());
    }

    @Test
    void aStepThatReturnsNullFailsItsRequest() {
        log.expectError("NullStep.processRequest returned null; return the request");

        assertEquals(
                "finished", crawl(TestCrawl.of(new Script(URL)), NullStep.class).finishReason());
    }

    private static CrawlTrace crawl(TestCrawl crawl, Class<?> downloaderMiddleware) {
        return crawl.setting("DOWNLOADER_MIDDLEWARES", Map.of(downloaderMiddleware.getName(), 10))
                .run();
    }
}

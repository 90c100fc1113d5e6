package crawler.engine.scrape.middleware;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crawler.engine.Request;
import crawler.engine.download.middleware.HttpStatuses;
import crawler.engine.testing.Answer;
import crawler.engine.testing.CrawlTrace;
import crawler.engine.testing.Script;
import crawler.engine.testing.TestCrawl;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HttpErrorsTest {
    private static final Request REQUEST = new Request("http://a.example/");

    /** Whether the callback gets a page of the status 404. */
    private static boolean arrives(Request request, List<Integer> ofSpider, List<Integer> ofSetting, boolean all) {
        Script script = new Script().handling(ofSpider.toArray(Integer[]::new)).starting(() -> Stream.of(request));
        return !TestCrawl.of(script)
                .otherwise(any -> Answer.status(404))
                .setting(HttpErrors.HTTPERROR_ALLOWED_CODES, ofSetting)
                .setting(HttpErrors.HTTPERROR_ALLOW_ALL, all)
                .run()
                .items()
                .isEmpty();
    }

    @Test
    void N2_theSettingOrTheSpiderMayAllowAStatus() {
        assertEquals(false, arrives(REQUEST, List.of(), List.of(), false));
        assertEquals(true, arrives(REQUEST, List.of(404), List.of(), false));
        assertEquals(true, arrives(REQUEST, List.of(), List.of(404), false));
        assertEquals(true, arrives(REQUEST, List.of(), List.of(), true));
        assertEquals(false, arrives(REQUEST, List.of(500), List.of(404), false), "the spider's word comes first");
    }

    @Test
    void N2_theRequestsWordComesBeforeAllOthers() {
        Request other = REQUEST.with(HttpStatuses.HANDLE_HTTPSTATUS_LIST, List.of(500));
        Request same = REQUEST.with(HttpStatuses.HANDLE_HTTPSTATUS_LIST, List.of(404));
        Request all = REQUEST.with(HttpStatuses.HANDLE_HTTPSTATUS_ALL, true);

        assertEquals(false, arrives(other, List.of(404), List.of(404), true));
        assertEquals(true, arrives(same, List.of(), List.of(), false));
        assertEquals(true, arrives(all, List.of(500), List.of(), false));
    }

    @Test
    void N2_Q5_aStatusThatAnErrbackTakesIsNotIgnored() {
        CrawlTrace crawl = TestCrawl.of(
                        new Script().starting(() -> Stream.of(REQUEST.withErrback((request, error) -> Stream.of()))))
                .otherwise(any -> Answer.status(404))
                .run();

        assertEquals(0, crawl.count("httperror/response_ignored_count"));
        assertEquals(0, crawl.count("httperror/response_ignored_status_count/404"));
        assertEquals(1, crawl.count("response_received_count"));
    }
}

package crawler.spiders;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crawler.engine.Arguments;
import crawler.engine.Item;
import crawler.engine.Output;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.core.CrawlResult;
import crawler.engine.core.CrawlerProcess;
import crawler.engine.feed.FeedExport;
import crawler.engine.feed.FeedOptions;
import crawler.settings.Priority;
import crawler.settings.Settings;
import crawler.spiders.ChoutiSpider.News;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChoutiSpiderTest {
    private static final Map<String, String> PAGES = Map.of(
            "/",
                    "<a class=link-title href=/link/1>one</a><a class=link-title href=/link/2>two</a><a class=next href=/2>>",
            "/2",
                    "<a class=link-title href=https://elsewhere.example/3>three</a><a class=next href=/3>><a class=next href=/2>",
            "/3", "<a class=link-title href=/link/4>four</a>");

    @TempDir
    private Path folder;

    private static String savedPage() throws IOException {
        try (InputStream page = ChoutiSpiderTest.class.getResourceAsStream("chouti.html")) {
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aSavedPageGivesItsNewsAndTheNextPage() throws IOException {
        Response page = Response.of("https://dig.chouti.com/", savedPage());
        List<? extends Output> outputs = new ChoutiSpider().parse(page).toList();
        List<Item> items = List.of(
                new News("磁带又回来了，而且比黑胶便宜", "https://mp.example.com/s/AbC?from=chouti&id=7"),
                new News("一张图看懂 潮汐", "https://dig.chouti.com/link/29118377"),
                new News("Rain & shine", "https://m.example.org/a.html"));
        assertEquals(items, outputs.subList(0, 3));
        assertEquals(
                List.of("https://dig.chouti.com/all/hot/recent/2"),
                outputs.stream()
                        .filter(Request.class::isInstance)
                        .map(output -> ((Request) output).url())
                        .toList());
        assertEquals(4, outputs.size());
    }

    @Test
    void aPageWithoutNewsGivesNothing() {
        Response page = Response.of("https://dig.chouti.com/", "<p>nothing here");
        assertEquals(0, new ChoutiSpider().parse(page).count());
    }

    @Test
    void theWholeSiteIsCrawledOnce() throws IOException {
        try (MockWebServer server = new MockWebServer()) {
            server.setDispatcher(new Site());
            server.start();
            String base = server.url("/").toString();
            Path feed = folder.resolve("news.jsonl");
            CrawlResult result = CrawlerProcess.run(spiderFor(base), writingTo(feed));

            assertEquals("finished", result.reason());
            assertEquals(4, result.count("item_scraped_count"));
            assertEquals(3, result.count("downloader/response_status_count/200"));
            assertEquals(
                    Set.of(
                            "{\"title\": \"one\", \"url\": \"" + base + "link/1\"}",
                            "{\"title\": \"two\", \"url\": \"" + base + "link/2\"}",
                            "{\"title\": \"three\", \"url\": \"https://elsewhere.example/3\"}",
                            "{\"title\": \"four\", \"url\": \"" + base + "link/4\"}"),
                    new TreeSet<>(Files.readAllLines(feed)));
            assertEquals(4, server.getRequestCount(), "three pages and robots.txt");
        }
    }

    private static ChoutiSpider spiderFor(String url) {
        ChoutiSpider spider = new ChoutiSpider();
        spider.argue(Arguments.of(Map.of("start_urls", url)));
        return spider;
    }

    private static Settings writingTo(Path feed) {
        FeedOptions options = FeedOptions.parse(feed.toString(), true);
        return Settings.defaults()
                .with(
                        Priority.CMDLINE,
                        "test",
                        Map.of(FeedExport.FEEDS.name(), Map.of(feed.toString(), options.toJson())));
    }

    private static final class Site extends Dispatcher {
        @Override
        public MockResponse dispatch(RecordedRequest request) {
            String page = PAGES.get(request.getUrl().encodedPath());
            MockResponse.Builder answer = new MockResponse.Builder();
            return page == null
                    ? answer.code(404).build()
                    : answer.setHeader("Content-Type", "text/html").body(page).build();
        }
    }
}

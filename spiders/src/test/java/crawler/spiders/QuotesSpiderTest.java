package crawler.spiders;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crawler.engine.Arguments;
import crawler.engine.Response;
import crawler.engine.core.CrawlResult;
import crawler.engine.core.CrawlerProcess;
import crawler.settings.Settings;
import crawler.spiders.QuotesSpider.Author;
import crawler.spiders.QuotesSpider.Quote;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;

class QuotesSpiderTest {
    private static final String QUOTE = """
            <div class=quote><span class=text>Less is more.</span>
            <span>by <small class=author>A. B.</small> <a href=/author/AB>(about)</a></span>
            <div class=tags><a class=tag>art</a> <a class=tag>life</a></div></div>
            """;

    @Test
    void aQuoteHasTextAuthorAndTags() {
        Response page = Response.of("https://quotes.toscrape.com/", QUOTE);
        assertEquals(
                new Quote("Less is more.", "A. B.", List.of("art", "life")),
                new QuotesSpider().parse(page).findFirst().orElseThrow());
    }

    @Test
    void anAuthorHasNameBirthdateAndBio() {
        Response page = Response.of(
                "https://quotes.toscrape.com/author/AB",
                "<h3 class=author-title>A. B.\n</h3><span class=author-born-date>May 1, 1900</span>"
                        + "<div class=author-description>\n Wrote little. </div>");
        assertEquals(
                List.of(new Author("A. B.", "May 1, 1900", "Wrote little.")),
                new QuotesSpider().parseAuthor(page).toList());
    }

    @Test
    void oneTagHasItsOwnStartPage() {
        QuotesSpider spider = new QuotesSpider();
        spider.argue(Arguments.of(Map.of("tag", "humor")));
        assertEquals(List.of("https://quotes.toscrape.com/tag/humor/"), spider.startUrls());
    }

    @Test
    void aSpiderThatIsPointedElsewhereFollowsLinksThere() throws IOException {
        try (MockWebServer server = new MockWebServer()) {
            server.enqueue(new MockResponse.Builder().code(404).build());
            for (String body : List.of(QUOTE + "<li class=next><a href=/2>", "<h3 class=author-title>A. B.", QUOTE)) {
                server.enqueue(new MockResponse.Builder()
                        .setHeader("Content-Type", "text/html")
                        .body(body)
                        .build());
            }
            server.start();
            QuotesSpider spider = new QuotesSpider();
            spider.argue(Arguments.of(Map.of("start_urls", server.url("/").toString())));
            CrawlResult result = CrawlerProcess.run(spider, Settings.defaults());
            assertEquals(0, result.count("offsite/filtered"));
            assertEquals(3, result.count("downloader/response_status_count/200"), "two pages and an author");
        }
    }
}

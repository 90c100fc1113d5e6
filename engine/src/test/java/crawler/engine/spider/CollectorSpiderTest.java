package crawler.engine.spider;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crawler.engine.Item;
import crawler.engine.testing.Answer;
import crawler.engine.testing.CrawlTrace;
import crawler.engine.testing.TestCrawl;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("CO1: callbacks by selector")
final class CollectorSpiderTest {
    private static Item item(String text) {
        return Item.of(Map.of("text", text));
    }

    @Test
    void eachThingOnAPageGoesToItsHandler() {
        List<String> calls = new ArrayList<>();
        CollectorSpider spider = new CollectorSpider("handlers", "http://s.test/")
                .onRequest(request -> request.withHeader("X-By", "collector"))
                .onScraped(page -> calls.add("scraped " + page.response().url()))
                .onHtml("a[href]", (link, page) -> page.follow(link.attr("href")))
                .onXml("//h1/text()", (title, page) -> page.add(item(title.get())))
                .onResponse(page -> calls.add("page " + page.response().url()))
                .onError((request, error) -> Stream.of(item("failed " + request.url())))
                .onHtml("p", (paragraph, page) -> page.add(item("detached")))
                .detach("p");
        CrawlTrace crawl = TestCrawl.of(spider)
                .page("http://s.test/", "<h1>One</h1><p><a href=2>2</a><a href='mailto:x@y'>m</a><a href=gone>g</a>")
                .page("http://s.test/2", "<h1>Two</h1><a href=/>back</a>")
                .answer("http://s.test/gone", Answer.status(404))
                .setting("CONCURRENT_REQUESTS", "1")
                .run();

        assertEquals(List.of(), crawl.errors());
        assertEquals(
                List.of(
                        "page http://s.test/",
                        "scraped http://s.test/",
                        "page http://s.test/2",
                        "scraped http://s.test/2"),
                calls);
        assertEquals(
                java.util.Set.of(item("One"), item("Two"), item("failed http://s.test/gone")),
                java.util.Set.copyOf(crawl.items()));
        assertEquals(
                List.of("collector", "collector", "collector"),
                crawl.visits().stream()
                        .map(visit -> visit.request().headers().get("X-By").orElse(""))
                        .toList());
    }
}

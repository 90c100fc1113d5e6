package crawler.engine.spider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.CallbackNames;
import crawler.engine.Item;
import crawler.engine.Output;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.link.Link;
import crawler.engine.link.LinkExtractor;
import crawler.engine.testing.Answer;
import crawler.engine.testing.CrawlTrace;
import crawler.engine.testing.TestCrawl;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A16: CrawlSpider")
final class CrawlSpiderTest {
    record Found(String what, String text) implements Item {}

    private static final class Shop extends CrawlSpider {
        private final UnaryOperator<Rule> change;

        Shop(UnaryOperator<Rule> change) {
            super("shop", "http://s.test/");
            this.change = change;
        }

        @Override
        protected List<Rule> rules() {
            return List.of(
                    Rule.of(new LinkExtractor().allow("/list")),
                    change.apply(Rule.of(new LinkExtractor().allow("/item")).callback(this::parseItem)),
                    Rule.of(new LinkExtractor().allow("/list|/item")).callback(this::wrong));
        }

        @Override
        protected Stream<? extends Output> parseStartUrl(Response page) {
            return Stream.of(new Found("start", ""));
        }

        public Stream<? extends Output> parseItem(Response page) {
            return Stream.of(
                    new Found(page.url().substring(14), page.get(LINK_TEXT).orElse("")));
        }

        public Stream<? extends Output> wrong(Response page) {
            return Stream.of(new Found("wrong", page.url()));
        }

        public Stream<? extends Output> failed(Request request, Throwable error) {
            return Stream.of(new Found("failed", request.url()));
        }
    }

    private static List<Item> crawl(Shop shop) {
        CrawlTrace crawl = site(shop).run();
        assertEquals(List.of(), crawl.errors());
        return crawl.items();
    }

    private static TestCrawl site(Shop shop) {
        return TestCrawl.of(shop)
                .page("http://s.test/", "<a href=list1>l</a><a href=item1>One</a><a href=other>o</a>")
                .page("http://s.test/list1", "<a href=item2>Two</a><a href=item1>again</a>")
                .page("http://s.test/item1", "<a href=item3>Three</a>")
                .page("http://s.test/item2", "")
                .page("http://s.test/item3", "");
    }

    @Test
    void linksBelongToTheFirstRuleThatTakesThem() {
        assertEquals(
                List.of(new Found("start", ""), new Found("item1", "One"), new Found("item2", "Two")),
                crawl(new Shop(UnaryOperator.identity())).stream()
                        .sorted(CrawlSpiderTest::byName)
                        .toList());
    }

    private static int byName(Item one, Item other) {
        String first = ((Found) one).what();
        String second = ((Found) other).what();
        return first.equals("start") ? -1 : second.equals("start") ? 1 : first.compareTo(second);
    }

    @Test
    void aRuleWithACallbackFollowsWhenItIsTold() {
        assertTrue(crawl(new Shop(rule -> rule.follow(true))).contains(new Found("item3", "Three")));
    }

    @Test
    void linksAndRequestsMayBeChanged() {
        UnaryOperator<List<Link>> first = links -> links.subList(0, Math.min(1, links.size()));
        List<Item> changed = crawl(new Shop(rule -> rule.processLinks(first)
                .processRequest((request, page) -> page.url().endsWith("/")
                        ? Optional.of(request.with(CrawlSpider.LINK_TEXT, "changed"))
                        : Optional.empty())));

        assertEquals(List.of(new Found("start", ""), new Found("item1", "changed")), changed.subList(0, 2));
    }

    @Test
    void processLinksSeesWhatNoRuleBeforeHasTaken() throws Exception {
        List<String> seen = new ArrayList<>();
        CrawlSpider spider = new CrawlSpider("taking", "http://s.test/") {
            @Override
            protected List<Rule> rules() {
                return List.of(
                        Rule.of(new LinkExtractor().allow("/a")),
                        Rule.of(new LinkExtractor()).processLinks(links -> {
                            links.forEach(link -> seen.add(link.url()));
                            return Stream.concat(links.stream(), links.stream()).toList();
                        }));
            }
        };

        Response page = Response.of("http://s.test/", "<a href=a>1</a><a href=b>2</a>");
        assertEquals(3, spider.parse(page).count(), "what it gives back is taken as it is");
        assertEquals(List.of("http://s.test/b"), seen);
    }

    @Test
    void whatFailsGoesToTheRulesErrback() {
        Shop[] shop = new Shop[1];
        shop[0] = new Shop(rule -> rule.errback((request, error) -> shop[0].failed(request, error)));
        CrawlTrace crawl =
                site(shop[0]).answer("http://s.test/item1", Answer.status(404)).run();

        assertTrue(crawl.items().contains(new Found("failed", "http://s.test/item1")));
    }

    @Test
    void requestsNameMethodsSoThatTheySurviveARestart() throws Exception {
        Response page = Response.of("http://s.test/", "<a href=item1>One</a>");
        Request request = new Shop(UnaryOperator.identity())
                .parse(page)
                .filter(Request.class::isInstance)
                .map(Request.class::cast)
                .findFirst()
                .orElseThrow();

        assertEquals(
                Optional.of("parseByRule"), CallbackNames.of(request.callback().orElseThrow()));
        assertEquals(
                Optional.of("failedByRule"), CallbackNames.of(request.errback().orElseThrow()));
        assertEquals(Optional.of(1), request.get(CrawlSpider.RULE));
    }

    @Test
    void aLinkThatTheCrawlHasMetCountsOnceForAllRules() {
        CrawlTrace crawl = site(new Shop(rule -> rule.follow(true)))
                .page("http://s.test/item3", "<a href=list1>l</a> <a href=list1>again</a>")
                .setting("CONCURRENT_REQUESTS", "1")
                .run();

        assertEquals(2, crawl.count("dupefilter/filtered"));
    }

    @Test
    void onlyHtmlHasLinks() throws Exception {
        Response json = new Response(
                new Request("http://s.test/x.json"),
                200,
                crawler.engine.Headers.of("Content-Type", "application/json"),
                "{}".getBytes());

        assertEquals(1, new Shop(UnaryOperator.identity()).parse(json).count());
    }
}

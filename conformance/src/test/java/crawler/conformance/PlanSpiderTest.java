package crawler.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crawler.engine.Arguments;
import crawler.engine.Event.ItemScraped;
import crawler.engine.Item;
import crawler.engine.Spider;
import crawler.engine.core.CrawlResult;
import crawler.engine.core.CrawlerProcess;
import crawler.engine.feed.format.ExportOptions;
import crawler.engine.feed.format.JsonLinesExporter;
import crawler.reactor.defer.Deferred;
import crawler.settings.Priority;
import crawler.settings.SettingException;
import crawler.settings.Settings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class PlanSpiderTest {
    private static final Map<String, ?> QUICK = Map.of("ROBOTSTXT_OBEY", false, "STATS_DUMP", false);
    private static final String PAGE = "<title>Shop</title><base href='/dir/'><p class=x>one<p class=x>two"
            + "<a href=a>a</a><a href='/b'>b</a><a href='mailto:x@y'>m</a><a href='http://[bad'>bad</a>";

    private final MockWebServer server = new MockWebServer();
    private final List<String> items = new ArrayList<>();
    private final List<String> paths = new ArrayList<>();

    @TempDir
    private Path folder;

    /** A page at /, an echo of what was received, an image, a redirect; 404 for all else but /dir/a and /b. */
    private final class Site extends Dispatcher {
        @Override
        public MockResponse dispatch(RecordedRequest request) {
            String path = request.getUrl().encodedPath();
            synchronized (paths) {
                paths.add(path);
            }
            return switch (path) {
                case "/" -> page("text/html; charset=utf-8", PAGE);
                case "/dir/a", "/b" -> page("text/html; charset=utf-8", "<title>" + path + "</title>");
                case "/echo" -> page("application/json", echo(request));
                case "/image" -> page("image/png", "\u0001\u0002\u0000");
                case "/form" ->
                    page(
                            "text/html",
                            "<form></form><form id=f method=post action=echo><input name=a value=1><input name=b>"
                                    + "<input type=submit name=go value=Go></form>");
                case "/robots.txt" -> page("text/plain", "Sitemap: /map.xml");
                case "/map.xml" ->
                    page(
                            "application/xml",
                            "<urlset><url><loc>" + server.url("/b") + "</loc><link href='" + server.url("/dir/a")
                                    + "'/></url></urlset>");
                case "/moved" -> new MockResponse(302, okhttp3.Headers.of("Location", "/b"), "");
                default -> new MockResponse.Builder().code(404).build();
            };
        }

        private MockResponse page(String type, String body) {
            return new MockResponse(200, okhttp3.Headers.of("Content-Type", type, "X-Two", "1", "X-Two", "2"), body);
        }

        private String echo(RecordedRequest request) {
            String body = request.getBody() == null ? "" : request.getBody().utf8();
            return JsonMapper.shared()
                    .writeValueAsString(Map.of(
                            "method", request.getMethod(),
                            "body", body,
                            "target", request.getTarget(),
                            "headers", headers(request.getHeaders())));
        }

        private Map<String, List<String>> headers(okhttp3.Headers headers) {
            Map<String, List<String>> lower = new java.util.TreeMap<>();
            headers.names().forEach(name -> lower.put(name.toLowerCase(java.util.Locale.ROOT), headers.values(name)));
            return lower;
        }
    }

    @BeforeEach
    void start() throws IOException {
        server.setDispatcher(new Site());
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** Writes a plan, of which {@code '} stands for {@code "} and {@code BASE} for the site. */
    private PlanSpider spider(String plan) throws IOException {
        String base = server.url("/").toString();
        String json = plan.replace('\'', '"').replace("BASE/", base);
        Path file = Files.writeString(folder.resolve("plan.json"), json);
        PlanSpider spider = new PlanSpider();
        spider.argue(Arguments.of(Map.of("plan", file.toString())));
        return spider;
    }

    /** Crawls; the items are then in {@link #items}, {@code '} for {@code "} and {@code BASE} for the site again. */
    private CrawlResult crawl(String plan) throws IOException {
        String base = server.url("/").toString();
        PlanSpider spider = spider(plan);
        Settings settings = Settings.defaults()
                .with(Priority.CMDLINE, "test", QUICK)
                .with(Priority.CMDLINE, "test", Map.of("FILES_STORE", store().toString()));
        CrawlerProcess process = new CrawlerProcess(settings);
        Deferred<CrawlResult> result = process.crawl(spider);
        spider.crawler()
                .events()
                .on(
                        ItemScraped.class,
                        event -> items.add(
                                json(event.item()).replace(base, "BASE/").replace('"', '\'')));
        process.start();
        return result.peek().orElseThrow().get();
    }

    private Path store() {
        return folder.resolve("store");
    }

    private static String json(Item item) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        new JsonLinesExporter(ExportOptions.NONE).export(item, line);
        return JsonMapper.shared().readTree(line.toByteArray()).toString();
    }

    private static String start(String more) {
        return "{'start': [{'url': 'BASE/'}], " + more + "}";
    }

    @Test
    void aRuleThatThePlanDoesNotExplainMakesAnItemAndNoMore() throws IOException {
        crawl("{'start': [{'url': 'BASE/b', 'rule': 'unknown'}], 'rules': {'default': {'item': false}}}");

        assertEquals(1, items.size());
        assertTrue(items.get(0).startsWith("{'url':'BASE/b','status':200"), items.get(0));
    }

    @Test
    void theSpiderIsRegisteredAsPlan() {
        assertEquals(
                List.of("plan"),
                ServiceLoader.load(Spider.class).stream()
                        .filter(each -> each.type() == PlanSpider.class)
                        .map(each -> each.get().name())
                        .toList());
    }

    @Test
    void aPageWithoutARuleGivesUrlStatusLengthAndTitle() throws IOException {
        assertEquals("finished", crawl("{'start': [{'url': 'BASE/b'}]}").reason());
        assertEquals(List.of("{'url':'BASE/b','status':200,'len':17,'title':'/b'}"), items);
    }

    @Test
    void aRuleSaysWhatTheItemHolds() throws IOException {
        crawl("""
                {'start': [{'url': 'BASE/', 'meta': {'own': [1], 'max_retry_times': 7}}], 'rules': {'default': {
                  'title': false, 'meta': ['own', 'max_retry_times', 'none'], 'encoding': true,
                  'resp_headers': ['x-two', 'x-none'], 'fields': {
                    'first': {'css': 'p::text'}, 'every': {'xpath': '//p/text()', 'all': true}, 'none': {'css': 'h1'},
                    'link': {'css': 'a::attr(href)', 'urljoin': true}, 'bad': {'css': 'a['}}}}}""");
        assertEquals(
                List.of("{'url':'BASE/','status':200,'len':" + PAGE.length() + ",'own':[1],'max_retry_times':7,"
                        + "'encoding':'utf-8','resp_headers':{'x-two':['1','2'],'x-none':[]},"
                        + "'first':'one','every':['one','two'],'none':null,'link':'BASE/dir/a','bad':null}"),
                items);
    }

    @Test
    void whatIsNoTextHasNoTitleAndNoFieldsButADigest() throws IOException {
        crawl("""
                {'start': [{'url': 'BASE/image'}],
                 'rules': {'default': {'sha1': true, 'encoding': true, 'fields': {'p': {'css': 'p', 'all': true}}}}}""");
        assertEquals(
                List.of("{'url':'BASE/image','status':200,'len':3,'title':null,'encoding':null,"
                        + "'sha1':'9f36f27018671b24dcdf70c9eb857d5ea2a064c8','p':null}"),
                items);
    }

    @Test
    void methodHeadersBodyAndCookiesAreSent() throws IOException {
        crawl("""
                {'start': [{'url': 'BASE/echo', 'method': 'PUT', 'body': 'é', 'headers': {'X-A': ['1', '2'], 'X-B': 'b'},
                            'cookies': {'a': 1, 'b': 'c'}}],
                 'rules': {'default': {'title': false, 'echo': ['method', 'body', 'X-A', 'x-b', 'cookie', 'x-none']}}}""");
        JsonNode echo = onlyItem().get("echo");
        assertEquals(
                "{'method':'PUT','body':'é','X-A':['1','2'],'x-b':['b'],'cookie':['a=1; b=c'],'x-none':null}",
                echo.toString().replace('"', '\''));
    }

    @Test
    void aFormIsPostedUnlessItIsToBeGot() throws IOException {
        crawl("""
                {'start': [{'url': 'BASE/echo', 'formdata': {'a': 'x y*~', 'b': ['1', 'é']}}],
                 'rules': {'default': {'title': false, 'echo': ['method', 'body', 'content-type']},
                           'got': {'title': false, 'echo': ['method', 'target']}}}""");
        assertEquals(
                "{'method':'POST','body':'a=x+y%2A~&b=1&b=%C3%A9','content-type':['application/x-www-form-urlencoded']}",
                onlyItem().get("echo").toString().replace('"', '\''));
        items.clear();
        crawl("""
                {'start': [{'url': 'BASE/echo?q=1', 'method': 'GET', 'formdata': [['a', '1'], ['a', '2']], 'rule': 'got'}],
                 'rules': {'got': {'title': false, 'echo': ['method', 'target']}}}""");
        assertEquals(
                "{'method':'GET','target':'/echo?a=1&a=2'}",
                onlyItem().get("echo").toString().replace('"', '\''));
    }

    @Test
    void linksAreFollowedUnderTheirRuleAndBadOnesAreSkipped() throws IOException {
        crawl(start("""
                'rules': {'default': {'item': false, 'follow': [{'css': 'a::attr(href)', 'rule': 'leaf'}]},
                          'leaf': {'meta': ['depth']}}"""));
        assertEquals(
                List.of(
                        "{'url':'BASE/b','status':200,'len':17,'depth':1,'title':'/b'}",
                        "{'url':'BASE/dir/a','status':200,'len':21,'depth':1,'title':'/dir/a'}"),
                items.stream().sorted().toList());
    }

    @Test
    void aLimitCountsLinksInTheirOrder() throws IOException {
        crawl(start("'rules': {'default': {'item': false, 'follow': [{'urls': ['a', '/b'], 'limit': 1, 'rule': 'x'}]},"
                + "'x': {}}"));
        assertEquals(List.of("/", "/dir/a"), paths);
    }

    @Test
    void aRequestIsFilteredUnlessThePlanSaysNo() throws IOException {
        crawl("{'start': [{'url': 'BASE/b'}, {'url': 'BASE/b'}, {'url': 'BASE/b', 'dont_filter': true}]}");
        assertEquals(List.of("/b", "/b"), paths);
    }

    @Test
    void redirectsAreSeenInTheItem() throws IOException {
        crawl("{'start': [{'url': 'BASE/moved'}]}");
        assertEquals(List.of("{'url':'BASE/b','status':200,'len':17,'redirect_times':1,'title':'/b'}"), items);
    }

    @Test
    void aFailureGivesAnItemOfItsKind() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        crawl("{'start': [{'url': 'BASE/none'}, {'url': 'gopher://x/'}, {'url': 'BASE/none?2', 'errback': false},"
                + "{'url': 'http://localhost:" + closed + "/', 'meta': {'max_retry_times': 1}}]}");
        assertEquals(
                List.of(
                        "{'error':'ConnectionRefused','url':'http://localhost:" + closed + "/','retry_times':1}",
                        "{'error':'HttpError','url':'BASE/none','status':404}",
                        "{'error':'NotSupported','url':'gopher://x/'}"),
                items.stream().sorted().toList());
    }

    @Test
    void statusesThatThePlanHandlesArePages() throws IOException {
        crawl("{'handle_httpstatus_list': [404], 'start': [{'url': 'BASE/none'}]}");
        assertEquals(List.of("{'url':'BASE/none','status':404,'len':0,'title':null}"), items);
    }

    @Test
    void requestsOutsideTheAllowedDomainsAreNotMade() throws IOException {
        CrawlResult result = crawl("{'allowed_domains': ['example.com'], 'start': [{'url': 'BASE/b'}]}");
        assertEquals(List.of(), paths);
        assertEquals(1, result.count("offsite/filtered"));
    }

    @Test
    void anItemThatIsToBeDroppedIsDropped() throws IOException {
        CrawlResult result = crawl("""
                {'drop_if': {'field': 'title', 'equals': '/b'}, 'start': [{'url': 'BASE/b'}, {'url': 'BASE/dir/a'}]}""");
        assertEquals(List.of("{'url':'BASE/dir/a','status':200,'len':21,'title':'/dir/a'}"), items);
        assertEquals(1, result.count("item_dropped_count"));
    }

    @Test
    void aRuleThatRaisesIsCountedAndTheCrawlGoesOn() throws IOException {
        CrawlResult result = crawl("""
                {'start': [{'url': 'BASE/', 'rule': 'bad'}, {'url': 'BASE/b'}], 'rules': {'bad': {'raise': true}}}""");
        assertEquals(1, items.size());
        assertEquals(1, result.count("spider_exceptions/IllegalStateException"));
    }

    @Test
    void cookiesJarsAndCredentialsGoWithRequests() throws IOException {
        crawl("""
                {'http_user': 'user', 'http_pass': 'pass', 'http_auth_domain': null,
                 'start': [{'url': 'BASE/echo', 'cookies': {'a': 1, 'b': true}, 'meta': {'cookiejar': 1}},
                           {'url': 'BASE/echo', 'dont_filter': true, 'meta': {'cookiejar': 2},
                            'cookies': [{'name': 'c', 'value': 'x', 'path': '/echo'}, {'name': 'd'}]}],
                 'rules': {'default': {'title': false, 'echo': ['cookie', 'authorization']}}}""");
        String basic = "'authorization':['Basic dXNlcjpwYXNz']}}";
        for (String cookies : List.of("a=1; b=True", "c=x")) {
            String echo = "'echo':{'cookie':['" + cookies + "']," + basic;
            assertTrue(items.stream().anyMatch(item -> item.endsWith(echo)), items::toString);
        }
    }

    @Test
    void linksOfAPageAreFollowedByAnExtractorsOptions() throws IOException {
        crawl(start("'rules': {'default': {'item': false, 'follow': [{'links': {'deny': '/dir/', 'allow': ['b$', 'c']},"
                + " 'rule': 'x'}]}, 'x': {'meta': []}}"));
        assertEquals(List.of("{'url':'BASE/b','status':200,'len':17,'title':'/b'}"), items);
    }

    @Test
    void aFormOfAPageIsFilledInAndSubmitted() throws IOException {
        crawl("""
                {'start': [{'url': 'BASE/form'}],
                 'rules': {'default': {'item': false, 'follow': [{'form': {'formid': 'f', 'formdata': {'b': '2'}},
                                                                  'rule': 'sent', 'headers': {'X-A': '1'}}]},
                           'sent': {'title': false, 'meta': [], 'echo': ['method', 'body', 'target', 'x-a']}}}""");
        assertEquals(
                "{'method':'POST','body':'a=1&go=Go&b=2','target':'/echo','x-a':['1']}",
                onlyItem().get("echo").toString().replace('"', '\''));
    }

    @Test
    void sitemapsMayTakeThePlaceOfFirstRequests() throws IOException {
        crawl("""
                {'sitemap': {'urls': ['BASE/robots.txt', 'BASE/missing.xml', 'BASE/form'], 'alternate_links': true, 'rule': 'x'},
                 'rules': {'x': {'meta': []}}}""");
        assertEquals(
                List.of(
                        "{'error':'HttpError','url':'BASE/missing.xml','status':404}",
                        "{'sitemap_ignored':'BASE/form'}",
                        "{'url':'BASE/b','status':200,'len':17,'title':'/b'}",
                        "{'url':'BASE/dir/a','status':200,'len':21,'title':'/dir/a'}"),
                items.stream().sorted().toList());
    }

    @Test
    void aPlanIsAskedFor() {
        SettingException error = assertThrows(
                SettingException.class, () -> new CrawlerProcess(Settings.defaults()).crawl(new PlanSpider()));
        assertEquals("Spider \"plan\" needs a plan: -a plan=FILE.json", error.getMessage());
    }

    private JsonNode onlyItem() {
        assertEquals(1, items.size(), items::toString);
        return JsonMapper.shared().readTree(items.get(0).replace('\'', '"'));
    }

    @Test
    void filesArePartOfTheItemWhenThePlanSaysSo() throws IOException {
        crawl(start("'files_pipeline': true, 'rules': {'default': {'title': false, 'fields':"
                + " {'file_urls': {'css': 'a[href=a]::attr(href)', 'all': true, 'urljoin': true}}}}"));

        String file = "'files':[{'url':'BASE/dir/a','path':'full/";
        assertTrue(items.get(0).contains(file), items.get(0));
        try (Stream<Path> stored = Files.list(store().resolve("full"))) {
            assertEquals(1, stored.count());
        }
    }
}

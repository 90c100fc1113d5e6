package crawler.engine.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import crawler.engine.Request;
import crawler.engine.testing.Answer;
import crawler.engine.testing.FakeSite;
import crawler.engine.testing.Script;
import crawler.engine.testing.Visit;
import crawler.reactor.MemoryReactor;
import crawler.settings.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Rows AA2 and AC1 in real time and over real sockets: the one test that waits, since it holds the clock of the laws against
 * the clock of the wall. With delays as sites ask for them it takes eleven seconds, three gaps and one refusal.
 */
class SharedHostTest {
    private static final double CRAWL_DELAY = 2;
    private static final int RETRY_AFTER = 5;
    private static final String SLOW = "http://slow.example/";
    private static final String QUICK = "http://quick.example/";

    private final List<Arrival> arrivals = Collections.synchronizedList(new ArrayList<>());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;

    private record Arrival(String host, String path, long nanos) {}

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("0.0.0.0"), 0), 100);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String host = exchange.getLocalAddress().getAddress().getHostAddress();
        String path = exchange.getRequestURI().getPath();
        boolean again = arrivals.stream().anyMatch(arrival -> arrival.path().equals(path));
        arrivals.add(new Arrival(host, path, System.nanoTime()));
        String body = "";
        int status = 200;
        if (path.equals("/robots.txt")) {
            body = host.equals("127.0.0.1") ? "User-agent: *\nCrawl-delay: " + CRAWL_DELAY + "\n" : "";
        } else if (path.equals("/one/1") && !again) {
            exchange.getResponseHeaders().set("Retry-After", Integer.toString(RETRY_AFTER));
            status = 429;
        }
        byte[] bytes = body.getBytes(StandardCharsets.US_ASCII);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private Script spider(String name) {
        int port = server.getAddress().getPort();
        return new Script()
                .starting(() -> IntStream.range(0, 52)
                        .mapToObj(i -> i < 2
                                ? new Request("http://127.0.0.1:" + port + "/" + name + "/" + i)
                                : new Request("http://127.0.0.2:" + port + "/" + name + "/" + i)));
    }

    @Test
    void AA2_twoCrawlsKeepToTheCrawlDelayAndToRetryAfterTogetherWhileOtherHostsAreAtFullSpeed() {
        CrawlerProcess process = new CrawlerProcess(Settings.defaults());
        List<CrawlResult> results = new ArrayList<>();
        process.crawl(spider("one")).addCallback(results::add);
        process.crawl(spider("other")).addCallback(results::add);
        process.start();

        assertEquals(2, results.size());
        results.forEach(result -> {
            assertEquals(52, result.count("item_scraped_count"));
            assertTrue(result.books().balance() && result.books().inFlight() == 0);
        });
        List<Arrival> slow = arrivals.stream()
                .filter(arrival -> arrival.host().equals("127.0.0.1"))
                .toList();
        List<Arrival> pages = slow.stream()
                .filter(arrival -> !arrival.path().equals("/robots.txt"))
                .toList();
        assertEquals(2 + 2 + 1, pages.size());
        for (int i = 1; i < pages.size(); i++) {
            boolean refused = pages.get(i - 1).path().equals("/one/1") && !seen(pages.subList(0, i - 1), "/one/1");
            double gap = (pages.get(i).nanos() - pages.get(i - 1).nanos()) / 1e9;
            double least = refused ? RETRY_AFTER : CRAWL_DELAY;
            assertTrue(gap >= least - 0.002, "gap " + i + " is " + gap + " s, at least " + least + " was asked for");
        }
        long quick = last(arrivals, "127.0.0.2");
        assertTrue(
                quick < last(arrivals, "127.0.0.1"), "a hundred pages of the other host come before five of this one");
    }

    @Test
    void AA2_twoSecondsOfCrawlDelayAndFiveOfRetryAfterHoldForBothCrawls() {
        MemoryReactor reactor = new MemoryReactor();
        FakeSite site = new FakeSite(reactor)
                .answer(SLOW + "robots.txt", Answer.of(200, "User-agent: *\nCrawl-delay: 2\n"))
                .answer(SLOW + "one/2", Answer.status(429).with("Retry-After", "5"), Answer.html(""))
                .otherwise(request -> Answer.html(""));
        CrawlerProcess process = new CrawlerProcess(Settings.defaults(), reactor).withHandler("http", () -> site);
        List<CrawlResult> results = new ArrayList<>();
        for (String name : List.of("one", "other")) {
            process.crawl(new Script()
                            .starting(() -> IntStream.range(0, 200)
                                    .mapToObj(i -> new Request((i < 5 ? SLOW : QUICK) + name + "/" + i))))
                    .addCallback(results::add);
        }
        process.start();

        results.forEach(result -> assertEquals(200, result.count("item_scraped_count")));
        List<Visit> slow = visits(site, SLOW).stream()
                .filter(visit -> !visit.url().endsWith("robots.txt"))
                .toList();
        assertEquals(5 + 5 + 1, slow.size());
        for (int i = 1; i < slow.size(); i++) {
            boolean refused = slow.get(i - 1).url().endsWith("one/2")
                    && slow.subList(0, i - 1).stream()
                            .noneMatch(visit -> visit.url().endsWith("one/2"));
            double gap = slow.get(i).at().minus(slow.get(i - 1).at()).toMillis() / 1e3;
            assertTrue(gap >= (refused ? 5 : 2) && gap < (refused ? 5.1 : 2.1), "gap " + i + " is " + gap + " s");
        }
        List<Visit> quick = visits(site, QUICK);
        assertTrue(quick.get(quick.size() - 1).at().toMillis() < 1000, "the other host is at full speed");
    }

    private static List<Visit> visits(FakeSite site, String host) {
        return site.visits().stream()
                .filter(visit -> visit.url().startsWith(host))
                .toList();
    }

    private static long last(List<Arrival> arrivals, String host) {
        return arrivals.stream()
                .filter(arrival -> arrival.host().equals(host))
                .mapToLong(Arrival::nanos)
                .max()
                .orElseThrow();
    }

    private static boolean seen(List<Arrival> before, String path) {
        return before.stream().anyMatch(arrival -> arrival.path().equals(path));
    }
}

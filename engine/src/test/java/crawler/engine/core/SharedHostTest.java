package crawler.engine.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import crawler.engine.Request;
import crawler.engine.testing.Script;
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

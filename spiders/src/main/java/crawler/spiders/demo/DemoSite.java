package crawler.spiders.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A small web server on a free port of the loopback address, with pages from the jar for some hosts, chosen by the Host
 * header. It misbehaves as real sites do: a redirect, a dead link, a page that fails once, one that robots.txt forbids.
 */
public final class DemoSite implements AutoCloseable {
    /** The hosts that it has pages for. */
    public static final List<String> HOSTS = List.of("books.toscrape.com", "dig.chouti.com", "quotes.toscrape.com");

    private static final Map<String, String> REDIRECTS = Map.of(
            "dig.chouti.com/hot/2", "/all/hot/2",
            "quotes.toscrape.com/author/Mark-Twain", "/author/Mark-Twain/",
            "books.toscrape.com/catalogue/category/mystery/index.html", "/catalogue/category/mystery_4/index.html");
    private static final Set<String> FAIL_ONCE = Set.of(
            "dig.chouti.com/all/hot/3",
            "quotes.toscrape.com/page/2/",
            "books.toscrape.com/catalogue/category/poetry/index.html");
    private static final int THREADS = 8;

    private final HttpServer server;
    private final ExecutorService threads;
    private final Set<String> failed = ConcurrentHashMap.newKeySet();

    private DemoSite(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /** Starts one; it answers until it is closed. */
    public static DemoSite start() throws IOException {
        // The server sends head and body apart; without this each answer waits 40 ms for the head's acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS, work -> {
            Thread thread = new Thread(work, "demo site");
            thread.setDaemon(true);
            return thread;
        });
        DemoSite site = new DemoSite(server, threads);
        server.setExecutor(threads);
        server.createContext("/", site::answer);
        server.start();
        return site;
    }

    /** Where it is, such as {@code http://127.0.0.1:43210}. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String host = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Host"))
                    .map(value -> value.split(":", 2)[0])
                    .orElse("");
            String page = host + exchange.getRequestURI().getPath();
            if (REDIRECTS.containsKey(page)) {
                exchange.getResponseHeaders().set("Location", REDIRECTS.get(page));
                send(exchange, 302, "Moved");
            } else if (FAIL_ONCE.contains(page) && failed.add(page)) {
                send(exchange, 503, "Busy; come again");
            } else {
                sendResource(exchange, host, page);
            }
        }
    }

    private static void sendResource(HttpExchange exchange, String host, String page) throws IOException {
        String file = page.endsWith("/") ? page + "index.html" : page;
        // A path with ".." could leave the folder when the classes are in a folder of their own.
        if (!HOSTS.contains(host) || file.contains("..")) {
            send(exchange, 404, "The demo has pages for " + String.join(", ", HOSTS) + " only, not for " + host);
            return;
        }
        try (InputStream resource = DemoSite.class.getResourceAsStream("site/" + file)) {
            if (resource == null) {
                send(exchange, 404, "There is no page " + page);
            } else {
                send(exchange, 200, resource.readAllBytes());
            }
        }
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        send(exchange, status, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        boolean html = status == 200 && !exchange.getRequestURI().getPath().endsWith(".txt");
        exchange.getResponseHeaders().set("Content-Type", "text/" + (html ? "html" : "plain") + "; charset=utf-8");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    /** Stops answering. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

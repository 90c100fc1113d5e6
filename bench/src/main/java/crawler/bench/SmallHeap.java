package crawler.bench;

import com.sun.net.httpserver.HttpServer;
import crawler.engine.Item;
import crawler.engine.Output;
import crawler.engine.Spider;
import crawler.engine.core.CrawlResult;
import crawler.engine.core.CrawlerProcess;
import crawler.settings.Priority;
import crawler.settings.Settings;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Work that is larger than the heap: a feed of millions of items, a file of gigabytes through the files pipeline. To be run
 * with a small {@code -Xmx}; it ends with 0 when all went well, and prints how long it took.
 */
public final class SmallHeap {
    private static final int CHUNK = 1 << 20;

    private SmallHeap() {}

    /** One item of the feed. */
    public record Book(String title, long pages, List<String> tags) implements Item {}

    private static final class Shelf extends Spider {
        private final Stream<? extends Output> items;

        Shelf(Stream<? extends Output> items) {
            super("shelf");
            this.items = items;
        }

        @Override
        public Stream<? extends Output> start() {
            return items;
        }
    }

    /** {@code feed ITEMS FILE...}, or {@code file BYTES FOLDER}. */
    public static void main(String[] args) throws IOException {
        long began = System.nanoTime();
        boolean ok = args[0].equals("feed")
                ? feed(Long.parseLong(args[1]), List.of(args).subList(2, args.length))
                : file(Long.parseLong(args[1]), args[2]);
        long peak = ProcFs.peakResident(ProcessHandle.current().pid()).orElse(0);
        System.out.printf(
                "%s in %.1f s, peak memory %d MB%n",
                ok ? "done" : "FAILED", (System.nanoTime() - began) / 1e9, peak / CHUNK);
        System.exit(ok ? 0 : 1);
    }

    private static boolean feed(long items, List<String> files) {
        Map<String, String> feeds = new LinkedHashMap<>();
        files.forEach(file -> feeds.put(file, "{\"overwrite\": true}"));
        Stream<Book> books = LongStream.range(0, items)
                .mapToObj(i -> new Book("Book number " + i + " \u00e9\u20ac", i, List.of("novel", "old")));
        CrawlResult result = run(new Shelf(books), Map.of("FEEDS", feeds));
        return result.count("item_scraped_count") == items
                && result.count("feedexport/success_count/FileFeedStorage") == files.size();
    }

    private static boolean file(long bytes, String folder) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, bytes);
            try (OutputStream body = exchange.getResponseBody()) {
                byte[] chunk = new byte[CHUNK];
                for (long left = bytes; left > 0; left -= CHUNK) {
                    body.write(chunk, 0, (int) Math.min(left, CHUNK));
                }
            }
        });
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/large.bin";
        CrawlResult result = run(
                new Shelf(Stream.of(Item.of(Map.of("file_urls", List.of(url))))),
                Map.of(
                        "ITEM_PIPELINES",
                        Map.of("crawler.engine.media.FilesPipeline", 1),
                        "FILES_STORE",
                        folder,
                        "DOWNLOAD_MAXSIZE",
                        bytes,
                        "DOWNLOAD_TIMEOUT",
                        600,
                        "ROBOTSTXT_OBEY",
                        false));
        server.stop(0);
        return result.count("file_status_count/downloaded") == 1 && result.count("item_scraped_count") == 1;
    }

    private static CrawlResult run(Spider spider, Map<String, ?> settings) {
        return CrawlerProcess.run(spider, Settings.defaults().with(Priority.CMDLINE, "bench", settings));
    }
}

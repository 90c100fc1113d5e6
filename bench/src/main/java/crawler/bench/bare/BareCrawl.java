package crawler.bench.bare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import okhttp3.HttpUrl;

/**
 * A whole crawl as a plain loop: threads that fetch, a bounded hand-over, threads that parse. Arguments: start URL and
 * output file. System properties: {@code bare.fetchers}, {@code bare.parsers} (0 parses on the fetching threads; the
 * default, one less than there are processors, leaves one to fetching and was fastest).
 */
public final class BareCrawl {
    private static final int HAND_OVER = 64;
    private static final Fetched END = new Fetched("", 0, Optional.empty(), false, Optional.empty(), new byte[0]);

    private final Fetcher fetcher;
    private final Frontier frontier;
    private final PageParser parser;
    private final JsonLines out;
    private final Failures failures = new Failures();
    private final BlockingQueue<Fetched> fetched = new ArrayBlockingQueue<>(HAND_OVER);

    private BareCrawl(String start, int fetchers, JsonLines out) {
        this.fetcher = new Fetcher(fetchers);
        this.frontier = new Frontier(start);
        this.parser = new PageParser(HttpUrl.get(start).resolve("/").toString());
        this.out = out;
    }

    /** Exit code 1 when a page could not be fetched or parsed. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Failures.haltOnError();
        int fetchers = Integer.getInteger("bare.fetchers", 8);
        int processors = Runtime.getRuntime().availableProcessors();
        int parsers = Integer.getInteger("bare.parsers", Math.max(1, processors - 1));
        System.exit(crawl(args[0], Path.of(args[1]), fetchers, parsers));
    }

    /** Crawls the site of the start URL; 0, or 1 when a page could not be fetched or parsed. */
    static int crawl(String start, Path output, int fetchers, int parsers) throws IOException, InterruptedException {
        try (JsonLines out = new JsonLines(output)) {
            return new BareCrawl(start, fetchers, out).run(fetchers, parsers);
        }
    }

    private int run(int fetchers, int parsers) throws InterruptedException {
        List<Thread> fetching = start(fetchers, () -> fetchAll(parsers > 0));
        List<Thread> parsing = start(parsers, this::parseAll);
        join(fetching);
        for (int i = 0; i < parsers; i++) {
            fetched.put(END);
        }
        join(parsing);
        return failures.exitCode();
    }

    private void fetchAll(boolean handOver) throws InterruptedException {
        for (Optional<String> url = frontier.take(); url.isPresent(); url = frontier.take()) {
            Optional<Fetched> page = fetch(url.get());
            if (page.isEmpty()) {
                frontier.finished(List.of());
            } else if (handOver) {
                fetched.put(page.get());
            } else {
                frontier.finished(parse(page.get()));
            }
        }
    }

    private void parseAll() throws InterruptedException {
        for (Fetched page = fetched.take(); page != END; page = fetched.take()) {
            frontier.finished(parse(page));
        }
    }

    private Optional<Fetched> fetch(String url) {
        try {
            return Optional.of(fetcher.fetch(url));
        } catch (IOException e) {
            failures.add(url, e);
            return Optional.empty();
        }
    }

    private List<String> parse(Fetched page) {
        try {
            if (page.status() / 100 == 3) {
                return parser.redirect(page);
            }
            if (page.status() != 200 || !page.html()) {
                return List.of();
            }
            PageParser.Parsed parsed = parser.parse(page);
            out.page(page.url(), parsed.title(), parsed.links());
            return parsed.follow();
        } catch (IOException e) {
            failures.add(page.url(), e);
            return List.of();
        }
    }

    @FunctionalInterface
    private interface Loop {
        void run() throws InterruptedException;
    }

    private static List<Thread> start(int count, Loop loop) {
        List<Thread> threads = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Thread thread = new Thread(() -> {
                try {
                    loop.run();
                } catch (InterruptedException e) {
                    throw new IllegalStateException("nobody interrupts the threads of this loop", e);
                }
            });
            thread.start();
            threads.add(thread);
        }
        return threads;
    }

    private static void join(List<Thread> threads) throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
    }
}

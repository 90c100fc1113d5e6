package crawler.bench.bare;

import crawler.bench.site.Site;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Fetching only, with many requests in flight: pages 0 to n-1 of a made-up site, their sizes to a file. Arguments: base
 * URL, output file, pages, requests in flight. System property {@code bare.enqueue}: OkHttp's own dispatcher instead of
 * one blocking thread for each request.
 */
public final class BareFetch {
    private final Fetcher fetcher;
    private final String base;
    private final int pages;
    private final JsonLines out;
    private final AtomicInteger next = new AtomicInteger();
    private final Failures failures = new Failures();
    private final CountDownLatch done;

    private BareFetch(String base, int pages, int inFlight, JsonLines out) {
        this.fetcher = new Fetcher(inFlight);
        this.base = base.substring(0, base.length() - 1);
        this.pages = pages;
        this.out = out;
        this.done = new CountDownLatch(pages);
    }

    /** Exit code 1 when a page could not be fetched. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Failures.haltOnError();
        int pages = Integer.parseInt(args[2]);
        int inFlight = Integer.parseInt(args[3]);
        System.exit(fetch(args[0], Path.of(args[1]), pages, inFlight));
    }

    /** Fetches pages 0 to pages-1; 0, or 1 when one could not be fetched. */
    static int fetch(String base, Path output, int pages, int inFlight) throws IOException, InterruptedException {
        try (JsonLines out = new JsonLines(output)) {
            BareFetch loop = new BareFetch(base, pages, inFlight, out);
            for (int i = 0; i < inFlight; i++) {
                if (Boolean.getBoolean("bare.enqueue")) {
                    loop.enqueueNext();
                } else {
                    new Thread(loop::fetchAll).start();
                }
            }
            loop.done.await();
            return loop.failures.exitCode();
        }
    }

    private void fetchAll() {
        for (int page = next.getAndIncrement(); page < pages; page = next.getAndIncrement()) {
            String url = base + Site.path(page);
            try {
                write(fetcher.fetch(url));
            } catch (IOException e) {
                failures.add(url, e);
            }
            done.countDown();
        }
    }

    private void enqueueNext() {
        int page = next.getAndIncrement();
        if (page >= pages) {
            return;
        }
        String url = base + Site.path(page);
        fetcher.client().newCall(new Request.Builder().url(url).build()).enqueue(new Fetching(url));
    }

    private void write(Fetched page) throws IOException {
        if (page.status() != 200) {
            throw new IOException("status " + page.status());
        }
        out.bytes(page.url(), page.body().length);
    }

    /** One asynchronous request; when it ends the next one begins. */
    private final class Fetching implements Callback {
        private final String url;

        Fetching(String url) {
            this.url = url;
        }

        @Override
        public void onFailure(Call call, IOException e) {
            failures.add(url, e);
            end();
        }

        @Override
        public void onResponse(Call call, Response response) {
            try (response) {
                write(Fetcher.read(url, response));
            } catch (IOException e) {
                failures.add(url, e);
            }
            end();
        }

        private void end() {
            enqueueNext();
            done.countDown();
        }
    }
}

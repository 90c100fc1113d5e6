package crawler.engine.download.http;

import crawler.engine.Attribute;
import crawler.engine.Crawler;
import crawler.engine.Headers;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.download.DownloadHandler;
import crawler.engine.download.Downloader;
import crawler.engine.error.DownloadError;
import crawler.engine.url.UrlParts;
import crawler.reactor.ReactorThreads;
import crawler.reactor.defer.Deferred;
import crawler.settings.Setting;
import crawler.settings.Settings;
import java.io.IOException;
import okhttp3.Call;
import okhttp3.ResponseBody;
import okio.BufferedSource;

/**
 * Gets http and https URLs with OkHttp, which serves as transport only: redirects, cookies and caching are the
 * middlewares', deadlines the reactor's.
 *
 * <p>Calls are synchronous on threads of their own, which costs less than OkHttp's dispatcher. HTML pages are
 * decoded and parsed on a few other threads, so that the reactor thread selects in a document that is there.
 */
public final class HttpHandler implements DownloadHandler {
    public static final Setting<Long> DOWNLOAD_MAXSIZE = Setting.ofBytes("DOWNLOAD_MAXSIZE", 64L << 20)
            .doc("The largest body, counted after decompression; 0 for no limit but an array's.");

    /** The limit of one request in bytes. Scrapy's {@code download_maxsize}. */
    public static final Attribute<Long> MAXSIZE = Attribute.of("download_maxsize", Long.class);

    /** Seconds from sending to the headers of the response. Scrapy's {@code download_latency}. */
    public static final Attribute<Double> LATENCY = Attribute.of("download_latency", Double.class);

    private static final int MOST_THREADS = 4096;

    /** One processor is left to fetching and to the reactor thread. */
    private static final int PARSERS = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);

    private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;
    private static final byte[] NO_BODY = {};

    private final ReactorThreads reactor;
    private final OkHttpClients clients;
    private final FetchThreads threads;
    private final ParseThreads parsers = new ParseThreads(PARSERS);
    private final ParseAdvice parseAdvice = new ParseAdvice();
    private final long maxSize;

    public HttpHandler(Crawler crawler) {
        this(crawler.reactor(), crawler.settings());
    }

    HttpHandler(ReactorThreads reactor, Settings settings) {
        this.reactor = reactor;
        this.maxSize = settings.get(DOWNLOAD_MAXSIZE);
        int atOnce = settings.get(Downloader.CONCURRENT_REQUESTS);
        int most = atOnce == 0 ? MOST_THREADS : Math.min(atOnce, MOST_THREADS);
        this.threads = new FetchThreads(most);
        this.clients = new OkHttpClients(most);
    }

    @Override
    public Deferred<Response> download(Request request) {
        Download download = new Download();
        Deferred<Response> result = new Deferred<>(cancelled -> download.cancel());
        threads.execute(() -> run(download, request, result));
        return result;
    }

    /** A download that may be cancelled before its call is made. */
    private static final class Download {
        private Call call;
        private boolean cancelled;

        synchronized void cancel() {
            cancelled = true;
            if (call != null) {
                call.cancel();
            }
        }

        synchronized void started(Call newCall) {
            call = newCall;
            if (cancelled) {
                call.cancel();
            }
        }
    }

    private void run(Download download, Request request, Deferred<Response> result) {
        try {
            Call call = clients.call(OkHttpMessages.request(request));
            download.started(call);
            Response response = get(call, request);
            if (parseAdvice.worthwhile() && ParseThreads.wants(response)) {
                parsers.execute(() -> parse(response, result));
            } else {
                handOver(response, result);
            }
        } catch (Throwable e) { // whatever it is, nobody but the Deferred can tell of it
            fail(OkHttpMessages.error(request, e), result);
        }
    }

    private void parse(Response response, Deferred<Response> result) {
        try {
            response.prepareDocument();
            handOver(response, result);
        } catch (Throwable e) { // likewise
            fail(e, result);
        }
    }

    private void handOver(Response response, Deferred<Response> result) {
        reactor.callFromThread(() -> {
            if (!result.called()) {
                result.callback(response);
                parseAdvice.dealtWith(response);
            }
        });
    }

    private void fail(Throwable error, Deferred<Response> result) {
        reactor.callFromThread(() -> {
            if (!result.called()) {
                result.errback(error);
            }
        });
    }

    private Response get(Call call, Request request) throws IOException {
        long sent = System.nanoTime();
        try (okhttp3.Response answer = call.execute()) {
            double latency = (System.nanoTime() - sent) / 1e9;
            byte[] body = read(request, answer.body());
            Headers headers = OkHttpMessages.headers(answer.headers());
            String url = UrlParts.withoutFragment(request.url());
            Request timed = request.with(LATENCY, latency);
            return new Response(url, timed, OkHttpClients.status(answer), headers, body)
                    .withConnection(OkHttpMessages.protocol(answer.protocol()), "");
        }
    }

    private byte[] read(Request request, ResponseBody body) throws IOException {
        long limit = request.get(MAXSIZE).orElse(maxSize);
        limit = limit <= 0 ? LARGEST_ARRAY : Math.min(limit, LARGEST_ARRAY);
        if (body.contentLength() > limit) {
            throw tooLarge(request, limit);
        }
        BufferedSource source = body.source();
        if (source.request(limit + 1)) {
            throw tooLarge(request, limit);
        }
        return source.getBuffer().size() == 0 ? NO_BODY : source.getBuffer().readByteArray();
    }

    private static IOException tooLarge(Request request, long limit) {
        return new DownloadError.DownloadCancelled(request + ": the body is larger than " + limit
                + " bytes; raise DOWNLOAD_MAXSIZE, or the request's download_maxsize, if it is wanted");
    }

    @Override
    public Deferred<Void> close() {
        threads.close();
        parsers.close();
        clients.close();
        return Deferred.succeed(null);
    }
}

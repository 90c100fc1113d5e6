package crawler.engine.download.http;

import crawler.engine.Attribute;
import crawler.engine.Crawler;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.download.BodySizes;
import crawler.engine.download.Decompression;
import crawler.engine.download.DownloadHandler;
import crawler.engine.download.Downloader;
import crawler.engine.download.net.Names;
import crawler.engine.download.net.Way;
import crawler.engine.error.DownloadError;
import crawler.reactor.Reactor;
import crawler.reactor.defer.Deferred;
import crawler.settings.Setting;
import crawler.settings.Settings;
import java.io.IOException;
import java.net.ProtocolException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import okhttp3.Call;

/**
 * Gets http and https URLs: plain http over the reactor's own connections, all else with OkHttp. Both serve as transport
 * only: redirects, cookies and caching are the middlewares', deadlines the reactor's.
 *
 * <p>OkHttp's calls are synchronous on threads of their own, which costs less than its dispatcher. Compressed bodies are taken
 * apart and HTML pages are parsed on a few other threads, so that the reactor thread selects in a document that is there.
 */
public final class HttpHandler implements DownloadHandler {
    public static final Setting<Boolean> HTTP2_ENABLED = Setting.ofBoolean("HTTP2_ENABLED", true)
            .doc("Whether HTTP/2 is spoken with servers that offer it (https).");
    public static final Setting<Boolean> DOWNLOAD_FAIL_ON_DATALOSS = Setting.ofBoolean(
                    "DOWNLOAD_FAIL_ON_DATALOSS", true)
            .doc("Whether a body that is cut short is a failure; if not, its response has the flag dataloss.");

    public static final Setting<Long> DOWNLOAD_MINRATE = Setting.ofBytes("DOWNLOAD_MINRATE", 0)
            .doc(
                    "How many bytes a second a body must bring, over ten seconds, else its download has timed out; 0 for any.");

    /** {@link #DOWNLOAD_FAIL_ON_DATALOSS} of one request. Scrapy's {@code download_fail_on_dataloss}. */
    public static final Attribute<Boolean> FAIL_ON_DATALOSS = Attribute.of("download_fail_on_dataloss", Boolean.class);

    /** Seconds from sending to the headers of the response. Scrapy's {@code download_latency}. */
    public static final Attribute<Double> LATENCY = Attribute.of("download_latency", Double.class);

    private static final int MOST_THREADS = 4096;

    /** One processor is left to fetching and to the reactor thread. */
    private static final int PARSERS = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);

    private final Reactor reactor;
    private final Names names;
    private final PlainHttp plainHttp;
    private final OkHttpClients clients;
    private final FetchThreads threads;
    private final ParseThreads parsers = new ParseThreads(PARSERS);
    private final Preparation preparation;
    private final BodySizes sizes;
    private final boolean failOnDataLoss;
    private final Function<Request, Watch> watches;
    private final SlowDownloads slow;
    private final TlsLog tlsLog;
    private boolean closed;
    private final Set<UnderWay> inFlight = new HashSet<>();

    public HttpHandler(Crawler crawler) {
        this(crawler.reactor(), crawler.settings(), request -> EventWatch.of(crawler, request));
    }

    HttpHandler(Reactor reactor, Settings settings, Function<Request, Watch> watches) {
        this.reactor = reactor;
        this.watches = watches;
        this.preparation = new Preparation(parsers, new Decompression(settings));
        this.sizes = new BodySizes(settings);
        this.slow = new SlowDownloads(reactor, settings.get(DOWNLOAD_MINRATE));
        this.tlsLog = new TlsLog(settings);
        this.failOnDataLoss = settings.get(DOWNLOAD_FAIL_ON_DATALOSS);
        int atOnce = settings.get(Downloader.CONCURRENT_REQUESTS);
        int most = atOnce == 0 ? MOST_THREADS : Math.min(atOnce, MOST_THREADS);
        this.threads = new FetchThreads(most);
        this.names = new Names(settings);
        this.clients = new OkHttpClients(most, settings, names);
        this.plainHttp = new PlainHttp(reactor, settings, names, preparation, most);
    }

    @Override
    public Deferred<Response> download(Request request) {
        if (closed) {
            return Deferred.fail(
                    new DownloadError.DownloadCancelled(request + ": given up, since the download handler was closed"));
        }
        Watch watch = watches.apply(request);
        UnderWay download = watch == Watch.NONE
                ? plainHttp.begin(request, failsOnDataLoss(request)).orElseGet(() -> begin(request, watch))
                : begin(request, watch);
        inFlight.add(download);
        slow.begun(download);
        return download.result().tap(outcome -> {
            inFlight.remove(download);
            slow.ended(download);
        });
    }

    private UnderWay begin(Request request, Watch watch) {
        Download download = new Download(request, reactor, preparation, made -> get(request, watch, made));
        threads.execute(download);
        return download;
    }

    /** On a fetching thread. A kept connection that is out of step with its server is replaced once. */
    private Response get(Request request, Watch watch, Download download) throws IOException {
        Trace trace = new Trace(tlsLog);
        try {
            return get(request, watch, download, trace);
        } catch (ProtocolException e) {
            trace.closeConnection();
            if (!trace.reused() || OkHttpClients.isSentOnce(request)) {
                throw e;
            }
            return get(request, watch, download, new Trace(tlsLog));
        }
    }

    private Response get(Request request, Watch watch, Download download, Trace trace) throws IOException {
        Optional<Way> way = Way.of(request);
        Call call = clients.call(OkHttpMessages.request(request, way, trace), way);
        BodyReader reader = new BodyReader(request, sizes, watch);
        download.making(call, trace, reader);
        return new Exchange(request, trace, watch, reader).with(call, failsOnDataLoss(request));
    }

    private boolean failsOnDataLoss(Request request) {
        return request.get(FAIL_ON_DATALOSS).orElse(failOnDataLoss);
    }

    /** Downloads that have not ended by now are cancelled. */
    @Override
    public Deferred<Void> close() {
        closed = true;
        slow.close();
        List.copyOf(inFlight).forEach(UnderWay::abandon);
        threads.close();
        parsers.close();
        clients.close();
        plainHttp.close();
        names.close();
        return Deferred.succeed(null);
    }
}

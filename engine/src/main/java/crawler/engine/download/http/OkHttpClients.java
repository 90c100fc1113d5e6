package crawler.engine.download.http;

import crawler.engine.download.net.Names;
import crawler.engine.download.net.Tls;
import crawler.engine.download.net.Way;
import crawler.engine.download.net.Ways;
import crawler.settings.Settings;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;

/**
 * OkHttp as transport and nothing else: no redirects, cookies, caches, deadlines, nor any retry but one. A connection
 * that was kept open and turns out to be closed is replaced unseen, as browsers do it (RFC 9110, 9.2.2), where the method
 * is safe to send twice.
 */
final class OkHttpClients implements AutoCloseable {
    private static final Set<String> SENT_ONCE = Set.of("POST", "PATCH");

    /** Statuses upon which OkHttp would ask again by itself. */
    private static final Set<Integer> ASKED_AGAIN = Set.of(408, 503);

    private static final int VEIL = 1000;

    /** Proxies that rotate may be many; what is forgotten is made again. */
    private static final int MOST_WAYS = 256;

    private final Tls tls;
    private final Ways ways;
    private final OkHttpClient plain;
    private final Map<Way, OkHttpClient> others = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Way, OkHttpClient> eldest) {
            return size() > MOST_WAYS;
        }
    };
    private Optional<OkHttpClient> secure = Optional.empty();

    OkHttpClients(int connections, Settings settings, Names names) {
        this.tls = new Tls(settings);
        this.ways = new Ways(settings);
        OkHttpClient.Builder client = new OkHttpClient.Builder()
                .followRedirects(false)
                .followSslRedirects(false)
                .connectionPool(new ConnectionPool(connections, 1, TimeUnit.MINUTES))
                .connectTimeout(Duration.ZERO)
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO)
                .dns(names::addresses)
                .protocols(
                        settings.get(HttpHandler.HTTP2_ENABLED)
                                ? List.of(Protocol.HTTP_2, Protocol.HTTP_1_1)
                                : List.of(Protocol.HTTP_1_1))
                .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT))
                .eventListenerFactory(call -> call.request().tag(Trace.class))
                .addNetworkInterceptor(OkHttpClients::veil);
        plain = ways.direct(client).build();
    }

    /** Whether a request must not be sent a second time without being told to. */
    static boolean isSentOnce(crawler.engine.Request request) {
        return SENT_ONCE.contains(request.method());
    }

    Call call(Request request, Optional<Way> way) {
        OkHttpClient client = request.isHttps() ? secure() : plain;
        if (way.isPresent()) {
            client = along(way.get(), request.isHttps() ? client : secure());
        }
        if (SENT_ONCE.contains(request.method())) {
            client = client.newBuilder().retryOnConnectionFailure(false).build();
        }
        return client.newCall(request);
    }

    private synchronized OkHttpClient along(Way way, OkHttpClient client) {
        return others.computeIfAbsent(
                way, key -> ways.along(key, client.newBuilder()).build());
    }

    /** Made when it is first needed: to load the trusted roots takes longer than a short crawl. */
    private synchronized OkHttpClient secure() {
        if (secure.isEmpty()) {
            OkHttpClient.Builder client = plain.newBuilder();
            tls.configure(client);
            secure = Optional.of(client.build());
        }
        return secure.get();
    }

    /** Without the User-Agent header that OkHttp adds where a request is to have none. */
    private static Request asGiven(Request request) {
        String agent = request.header("User-Agent");
        return agent != null && agent.startsWith("okhttp/")
                ? request.newBuilder().removeHeader("User-Agent").build()
                : request;
    }

    private static Response veil(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(asGiven(chain.request()));
        return ASKED_AGAIN.contains(response.code())
                ? response.newBuilder().code(response.code() + VEIL).build()
                : response;
    }

    /** The status that the server sent. */
    static int status(Response response) {
        return response.code() >= VEIL ? response.code() - VEIL : response.code();
    }

    @Override
    public void close() {
        plain.connectionPool().evictAll();
    }
}

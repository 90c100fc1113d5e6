package crawler.engine.download.http;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * OkHttp as transport and nothing else: no redirects, cookies, caches, deadlines, nor any retry but one. A connection
 * that was kept open and turns out to be closed is replaced unseen, as browsers do it (RFC 9110, 9.2.2), where the method
 * is safe to send twice.
 */
final class OkHttpClients {
    private static final Set<String> SENT_ONCE = Set.of("POST", "PATCH");

    /** Statuses upon which OkHttp would ask again by itself. */
    private static final Set<Integer> ASKED_AGAIN = Set.of(408, 503);

    private static final int VEIL = 1000;

    private final OkHttpClient plain;
    private Optional<OkHttpClient> secure = Optional.empty();

    OkHttpClients(int connections) {
        plain = new OkHttpClient.Builder()
                .followRedirects(false)
                .followSslRedirects(false)
                .connectionPool(new ConnectionPool(connections, 1, TimeUnit.MINUTES))
                .connectTimeout(Duration.ZERO)
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO)
                .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT))
                .eventListenerFactory(call -> call.request().tag(Trace.class))
                .addNetworkInterceptor(OkHttpClients::veil)
                .build();
    }

    /** Whether a request must not be sent a second time without being told to. */
    static boolean isSentOnce(crawler.engine.Request request) {
        return SENT_ONCE.contains(request.method());
    }

    Call call(Request request) {
        OkHttpClient client = request.isHttps() ? secure() : plain;
        if (SENT_ONCE.contains(request.method())) {
            client = client.newBuilder().retryOnConnectionFailure(false).build();
        }
        return client.newCall(request);
    }

    /** Made when it is first needed: to load the trusted roots takes longer than a short crawl. */
    private synchronized OkHttpClient secure() {
        if (secure.isEmpty()) {
            List<ConnectionSpec> specs = List.of(ConnectionSpec.MODERN_TLS, ConnectionSpec.CLEARTEXT);
            secure = Optional.of(plain.newBuilder().connectionSpecs(specs).build());
        }
        return secure.get();
    }

    private static Response veil(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        return ASKED_AGAIN.contains(response.code())
                ? response.newBuilder().code(response.code() + VEIL).build()
                : response;
    }

    /** The status that the server sent. */
    static int status(Response response) {
        return response.code() >= VEIL ? response.code() - VEIL : response.code();
    }

    void close() {
        plain.connectionPool().evictAll();
    }
}

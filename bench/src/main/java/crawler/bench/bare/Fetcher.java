package crawler.bench.bare;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;

/** OkHttp as a transport: no redirects, no cookies, one kept connection for each request in flight. Safe on any thread. */
final class Fetcher {
    private static final long LARGEST = 1L << 26;

    private final OkHttpClient client;

    Fetcher(int inFlight) {
        Dispatcher dispatcher = new Dispatcher();
        dispatcher.setMaxRequests(inFlight);
        dispatcher.setMaxRequestsPerHost(inFlight);
        client = new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .connectionPool(new ConnectionPool(inFlight, 1, TimeUnit.MINUTES))
                .followRedirects(false)
                .followSslRedirects(false)
                .protocols(List.of(Protocol.HTTP_1_1))
                .readTimeout(60, TimeUnit.SECONDS)
                .build();
    }

    OkHttpClient client() {
        return client;
    }

    /** Fetches on the calling thread. */
    Fetched fetch(String url) throws IOException {
        Request request = new Request.Builder().url(url).build();
        try (Response response = client.newCall(request).execute()) {
            return read(url, response);
        }
    }

    static Fetched read(String url, Response response) throws IOException {
        BufferedSource source = response.body().source();
        if (source.request(LARGEST + 1)) {
            throw new IOException(url + " has more than " + LARGEST + " bytes");
        }
        Optional<MediaType> type = Optional.ofNullable(response.body().contentType());
        boolean html = type.map(MediaType::subtype)
                .filter(name -> name.equals("html") || name.equals("xhtml+xml"))
                .isPresent();
        Optional<String> location = Optional.ofNullable(response.header("Location"));
        return new Fetched(url, response.code(), location, html, type.map(MediaType::charset), source.readByteArray());
    }
}

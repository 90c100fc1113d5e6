package crawler.engine.download.http;

import crawler.engine.Headers;
import crawler.engine.Request;
import crawler.engine.download.net.Way;
import crawler.engine.url.UrlParts;
import java.net.ProtocolException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import okhttp3.Protocol;
import okhttp3.RequestBody;

/** Between our messages and OkHttp's. */
final class OkHttpMessages {
    private static final Set<String> NEED_BODY = Set.of("POST", "PUT", "PATCH", "PROPPATCH", "REPORT");

    private OkHttpMessages() {}

    /** @throws IllegalArgumentException when HTTP does not allow such a request */
    static okhttp3.Request request(Request request, Optional<Way> way, Trace trace) {
        try {
            return build(request, way, trace);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(request + " cannot be sent: " + e.getMessage(), e);
        }
    }

    private static okhttp3.Request build(Request request, Optional<Way> way, Trace trace) {
        okhttp3.Request.Builder builder = new okhttp3.Request.Builder()
                .url(UrlParts.withoutFragment(request.url())) // OkHttp would tell it to proxies
                .tag(Trace.class, trace);
        boolean toProxy =
                way.isPresent() && !way.get().proxy().isEmpty() && request.url().startsWith("http:");
        okhttp3.Headers.Builder headers = new okhttp3.Headers.Builder();
        request.headers().forEach((name, value) -> {
            if (toProxy || !name.equalsIgnoreCase(Way.CREDENTIALS)) { // no origin ever gets them
                add(name, value, headers);
            }
        });
        builder.headers(headers.build());
        if (!request.headers().contains("Accept-Encoding")) {
            builder.addHeader("Accept-Encoding", "identity"); // else OkHttp asks for gzip and takes it apart
        }
        String method = request.method();
        boolean body = request.hasBody() || NEED_BODY.contains(method);
        return builder.method(method, body ? RequestBody.create(request.body()) : null)
                .build();
    }

    /** In UTF-8 where ASCII does not do, as cookies come; never what would end the line. */
    private static void add(String name, String value, okhttp3.Headers.Builder headers) {
        boolean international =
                value.chars().anyMatch(c -> c > '~') && value.chars().noneMatch(c -> c < ' ' && c != '\t' || c == 0x7F);
        if (international) {
            headers.addUnsafeNonAscii(name, value);
        } else {
            headers.add(name, value);
        }
    }

    /** Lines without a colon, which OkHttp gives an empty name, are left out. */
    static Headers headers(okhttp3.Headers headers) {
        String[] fields = new String[headers.size() * 2];
        int length = 0;
        for (int i = 0; i < headers.size(); i++) {
            if (!headers.name(i).isEmpty()) {
                fields[length++] = headers.name(i);
                fields[length++] = headers.value(i);
            }
        }
        return Headers.of(length == fields.length ? fields : Arrays.copyOf(fields, length));
    }

    /**
     * What OkHttp reads in some way and the reactor's client in none: an answer of which nobody knows where it ends.
     *
     * @throws ProtocolException when it is one
     */
    static void checkEnd(okhttp3.Response answer) throws ProtocolException {
        String coding = answer.header("Transfer-Encoding", "identity");
        if (coding.equalsIgnoreCase("chunked")) {
            return;
        }
        if (!coding.equalsIgnoreCase("identity")) {
            throw new ProtocolException("an answer in a transfer coding other than chunked");
        }
        List<String> lengths = answer.headers("Content-Length");
        boolean contradictory = lengths.stream()
                .anyMatch(length -> !length.equals(lengths.get(0))
                        || length.indexOf(',') >= 0
                        || length.startsWith("+")
                        || length.startsWith("-"));
        if (contradictory) {
            throw new ProtocolException("an answer with lengths that contradict each other");
        }
    }

    static String protocol(Protocol protocol) {
        return switch (protocol) {
            case HTTP_1_0 -> "HTTP/1.0";
            case HTTP_1_1 -> "HTTP/1.1";
            default -> protocol.toString();
        };
    }
}

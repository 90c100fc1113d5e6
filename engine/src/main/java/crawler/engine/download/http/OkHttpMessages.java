package crawler.engine.download.http;

import crawler.engine.Headers;
import crawler.engine.Request;
import crawler.engine.error.DownloadError;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Set;
import okhttp3.Protocol;
import okhttp3.RequestBody;

/** Between our messages and OkHttp's. */
final class OkHttpMessages {
    private static final Set<String> NEED_BODY = Set.of("POST", "PUT", "PATCH", "PROPPATCH", "REPORT");

    private OkHttpMessages() {}

    /** @throws IllegalArgumentException when HTTP does not allow such a request */
    static okhttp3.Request request(Request request) {
        try {
            return build(request);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(request + " cannot be sent: " + e.getMessage(), e);
        }
    }

    private static okhttp3.Request build(Request request) {
        okhttp3.Request.Builder builder = new okhttp3.Request.Builder().url(request.url());
        request.headers().forEach(builder::addHeader);
        String method = request.method();
        boolean body = request.hasBody() || NEED_BODY.contains(method);
        return builder.method(method, body ? RequestBody.create(request.body()) : null)
                .build();
    }

    static Headers headers(okhttp3.Headers headers) {
        String[] fields = new String[headers.size() * 2];
        for (int i = 0; i < headers.size(); i++) {
            fields[2 * i] = headers.name(i);
            fields[2 * i + 1] = headers.value(i);
        }
        return Headers.of(fields);
    }

    static String protocol(Protocol protocol) {
        return switch (protocol) {
            case HTTP_1_0 -> "HTTP/1.0";
            case HTTP_1_1 -> "HTTP/1.1";
            default -> protocol.toString();
        };
    }

    /** What went wrong, as the kind that retrying and errbacks know, with the request and the cause in its message. */
    static Throwable error(Request request, Throwable thrown) {
        if (thrown instanceof DownloadError || !(thrown instanceof IOException error)) {
            return thrown;
        }
        String message = request + ": " + describe(error);
        if (error instanceof UnknownHostException) {
            return new DownloadError.CannotResolveHost(
                    request + ": no address found for host \"" + request.host()
                            + "\"; is it spelt right, and is there a network?",
                    error);
        }
        if (error instanceof ConnectException || error instanceof NoRouteToHostException) {
            return new DownloadError.ConnectionRefused(message, error);
        }
        if (error instanceof SocketTimeoutException) {
            return new DownloadError.DownloadTimeout(message);
        }
        if (endedEarly(error)) {
            return new DownloadError.ResponseDataLoss(message, error);
        }
        return new DownloadError.DownloadFailed(message, error);
    }

    private static boolean endedEarly(Exception error) {
        return error instanceof EOFException
                || (error instanceof ProtocolException && "unexpected end of stream".equals(error.getMessage()));
    }

    private static String describe(Exception error) {
        return error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage();
    }
}

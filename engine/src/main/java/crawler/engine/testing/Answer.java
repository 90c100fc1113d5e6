package crawler.engine.testing;

import crawler.engine.Headers;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.error.DownloadError;
import crawler.engine.url.UrlParts;
import java.net.ConnectException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** What a {@link FakeSite} answers: a page or a failure, a millisecond after the request unless said otherwise. Immutable. */
public final class Answer {
    private static final Duration SOON = Duration.ofMillis(1);
    private static final Duration NEVER = Duration.ofSeconds(Long.MAX_VALUE);

    private final int status;
    private final Headers headers;
    private final byte[] body;
    private final Duration latency;
    private final Optional<Function<Request, Exception>> failure;

    private Answer(
            int status,
            Headers headers,
            byte[] body,
            Duration latency,
            Optional<Function<Request, Exception>> failure) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.latency = latency;
        this.failure = failure;
    }

    /** A page with the status 200. */
    public static Answer html(String html) {
        return of(200, html).with("Content-Type", "text/html; charset=utf-8");
    }

    /** JSON with the status 200. */
    public static Answer json(String json) {
        return of(200, json).with("Content-Type", "application/json");
    }

    /** A status without a body. */
    public static Answer status(int status) {
        return of(status, "");
    }

    /** A status and a body in UTF-8, without any header. */
    public static Answer of(int status, String body) {
        return new Answer(status, Headers.NONE, body.getBytes(StandardCharsets.UTF_8), SOON, Optional.empty());
    }

    /** A redirect; {@code location} may be relative. */
    public static Answer redirect(int status, String location) {
        return status(status).with("Location", location);
    }

    /** Nothing listens there. */
    public static Answer refused() {
        return failing(request -> new DownloadError.ConnectionRefused(
                request + ": connection refused", new ConnectException("connection refused")));
    }

    /** The connection breaks before there is an answer. */
    public static Answer broken() {
        return failing(request -> new DownloadError.DownloadFailed(
                request + ": connection reset", new SocketException("connection reset")));
    }

    /** No answer ever comes: the request runs into DOWNLOAD_TIMEOUT. */
    public static Answer never() {
        return status(200).after(NEVER);
    }

    /** A failure of one's own, made anew for each request. */
    public static Answer failing(Function<Request, Exception> failure) {
        return new Answer(0, Headers.NONE, new byte[0], SOON, Optional.of(failure));
    }

    /** This with another status. */
    public Answer withStatus(int newStatus) {
        return new Answer(newStatus, headers, body, latency, failure);
    }

    /** This with a header more. */
    public Answer with(String name, String value) {
        return new Answer(status, headers.plus(name, value), body, latency, failure);
    }

    /** This with another body, as it would come over the wire. */
    public Answer withBody(byte[] newBody) {
        return new Answer(status, headers, newBody.clone(), latency, failure);
    }

    /** This after so much virtual time; zero: before the request has been handed over, as a cache does it. */
    public Answer after(Duration newLatency) {
        return new Answer(status, headers, body, Objects.requireNonNull(newLatency, "latency"), failure);
    }

    boolean comesAtOnce() {
        return latency.isZero();
    }

    boolean neverComes() {
        return latency.equals(NEVER);
    }

    Duration latency() {
        return latency;
    }

    /** @throws Exception when this is a failure */
    Response to(Request request) throws Exception {
        if (failure.isPresent()) {
            throw failure.get().apply(request);
        }
        byte[] sent = request.method().equals("HEAD") ? new byte[0] : body.clone();
        return new Response(UrlParts.withoutFragment(request.url()), request, status, headers, sent);
    }
}

package crawler.engine.download.http;

import crawler.engine.Headers;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.body.Body;
import crawler.engine.error.DownloadError.ResponseDataLoss;
import crawler.engine.error.StopDownload;
import crawler.engine.url.UrlParts;
import java.io.IOException;
import java.net.ProtocolException;
import java.util.Optional;
import java.util.Set;
import okhttp3.Call;
import okhttp3.Protocol;

/** One request over the wire, and its answer. For the thread that waits for it. */
final class Exchange {
    /** RFC 9110, 15.3.5 and 15.4.5. When they announce a body, OkHttp refuses the first two and waits for that of the last. */
    private static final Set<Integer> WITHOUT_BODY = Set.of(204, 205, 304);

    private static final Body NO_BODY = Body.of(new byte[0]);

    private final Request request;
    private final Trace trace;
    private final Watch watch;
    private final BodyReader reader;
    private double latency;

    Exchange(Request request, Trace trace, Watch watch, BodyReader reader) {
        this.request = request;
        this.trace = trace;
        this.watch = watch;
        this.reader = reader;
    }

    /**
     * @param failOnDataLoss whether a body that is cut short is a failure
     * @throws StopDownload when a listener wants no more of it and calls that a failure
     */
    Response with(Call call, boolean failOnDataLoss) throws IOException {
        long sent = System.nanoTime();
        try (okhttp3.Response answer = call.execute()) {
            latency = (System.nanoTime() - sent) / 1e9;
            if (mayHaveBody(answer)) {
                OkHttpMessages.checkEnd(answer);
            }
            Headers headers = OkHttpMessages.headers(answer.headers());
            Optional<StopDownload> stop =
                    watch.headersReceived(headers, answer.body().contentLength());
            boolean none = stop.isPresent() || WITHOUT_BODY.contains(answer.code());
            Body body = none ? NO_BODY : reader.read(answer.body());
            Response response = flagged(response(answer, headers, body), answer, failOnDataLoss);
            return stopped(response, stop.or(reader::stopped));
        } catch (ProtocolException e) {
            return withoutBody(e);
        }
    }

    private Response response(okhttp3.Response answer, Headers headers, Body body) throws IOException {
        boolean announced = headers.contains("Content-Length") || headers.contains("Transfer-Encoding");
        if (announced && WITHOUT_BODY.contains(answer.code())) {
            trace.closeConnection();
        }
        String url = UrlParts.withoutFragment(request.url());
        Request timed = request.with(HttpHandler.LATENCY, latency);
        Response response = new Response(url, timed, OkHttpClients.status(answer), headers, body)
                .withConnection(OkHttpMessages.protocol(answer.protocol()), trace.address());
        return answer.handshake() == null
                ? response
                : trace.certificate().map(response::withCertificate).orElse(response);
    }

    private Response withoutBody(ProtocolException error) throws IOException {
        Optional<okhttp3.Response> head = trace.head().filter(answer -> WITHOUT_BODY.contains(answer.code()));
        if (head.isEmpty()) {
            throw error;
        }
        return response(head.get(), OkHttpMessages.headers(head.get().headers()), NO_BODY);
    }

    private Response flagged(Response response, okhttp3.Response answer, boolean failOnDataLoss) throws IOException {
        boolean endsWithConnection = endsWithConnection(answer);
        if (reader.broken().isEmpty()) {
            return endsWithConnection ? response.withFlag("partial") : response;
        }
        if (endsWithConnection) {
            return response.withFlag("partial");
        }
        if (failOnDataLoss) {
            throw new ResponseDataLoss(
                    request + ": the body was cut short after " + reader.count()
                            + " bytes; to take such bodies, set DOWNLOAD_FAIL_ON_DATALOSS to false: "
                            + reader.broken().get().getMessage(),
                    reader.broken().get());
        }
        return response.withFlag("dataloss");
    }

    /** Whether nothing but the end of the connection says where the body ends (RFC 9112, 6.3). */
    private static boolean endsWithConnection(okhttp3.Response answer) {
        return (answer.protocol() == Protocol.HTTP_1_1 || answer.protocol() == Protocol.HTTP_1_0)
                && answer.body().contentLength() < 0
                && !"chunked".equalsIgnoreCase(answer.header("Transfer-Encoding"))
                && mayHaveBody(answer);
    }

    private static boolean mayHaveBody(okhttp3.Response answer) {
        return !WITHOUT_BODY.contains(answer.code())
                && !answer.request().method().equals("HEAD");
    }

    private static Response stopped(Response response, Optional<StopDownload> stop) {
        if (stop.isEmpty()) {
            return response;
        }
        Response flagged = response.withFlag("download_stopped");
        if (stop.get().fail()) {
            throw stop.get().withResponse(flagged);
        }
        return flagged;
    }
}

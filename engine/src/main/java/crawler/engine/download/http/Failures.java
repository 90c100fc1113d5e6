package crawler.engine.download.http;

import crawler.engine.Request;
import crawler.engine.download.net.RefusedAddress;
import crawler.engine.download.net.Way;
import crawler.engine.error.DownloadError;
import crawler.engine.error.IgnoreRequest;
import crawler.engine.url.UrlParts;
import crawler.reactor.error.ConnectError;
import crawler.reactor.error.ConnectionClosed;
import crawler.reactor.error.ConnectionRefusedError;
import crawler.reactor.error.DNSLookupError;
import crawler.reactor.error.NoRouteError;
import crawler.reactor.error.TimeoutError;
import crawler.reactor.http.HttpParseError;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;

/** What went wrong, as the kinds that retrying and errbacks know, with the request and the cause in the message. */
final class Failures {
    private Failures() {}

    static Throwable of(Request request, Throwable thrown) {
        if (thrown instanceof DownloadError) {
            return thrown;
        }
        if (thrown instanceof ConnectError || thrown instanceof ConnectionClosed || thrown instanceof HttpParseError) {
            return ofReactor(request, (RuntimeException) thrown);
        }
        if (!(thrown instanceof IOException error)) {
            return thrown;
        }
        String message = request + ": " + describe(error);
        if (error instanceof RefusedAddress) {
            return new IgnoreRequest(message);
        }
        if (error instanceof UnknownHostException) {
            return unresolved(request, error);
        }
        if (error instanceof SocketTimeoutException || describe(error).contains("timed out")) {
            return new DownloadError.DownloadTimeout(message);
        }
        if (error instanceof ConnectException || error instanceof NoRouteToHostException) {
            return new DownloadError.ConnectionRefused(message, error);
        }
        return new DownloadError.DownloadFailed(message, error);
    }

    private static DownloadError ofReactor(Request request, RuntimeException error) {
        String message = request + ": " + error.getMessage();
        if (error instanceof DNSLookupError) {
            return unresolved(request, error);
        }
        if (error instanceof TimeoutError) {
            return new DownloadError.DownloadTimeout(message);
        }
        return error instanceof ConnectionRefusedError || error instanceof NoRouteError
                ? new DownloadError.ConnectionRefused(message, error)
                : new DownloadError.DownloadFailed(message, error);
    }

    private static DownloadError unresolved(Request request, Exception error) {
        String proxy = request.get(Way.PROXY).map(UrlParts::host).orElse("");
        String host = proxy.isEmpty() ? "host \"" + request.host() : "its proxy \"" + proxy;
        return new DownloadError.CannotResolveHost(
                request + ": no address found for " + host + "\"; is it spelt right, and is there a network?", error);
    }

    private static String describe(Exception error) {
        return error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage();
    }
}

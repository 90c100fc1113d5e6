package crawler.conformance.plan;

import crawler.engine.Item;
import crawler.engine.Request;
import crawler.engine.body.BrokenCoding;
import crawler.engine.download.middleware.Retry;
import crawler.engine.error.DownloadError;
import crawler.engine.error.HttpError;
import crawler.engine.error.IgnoreRequest;
import crawler.engine.error.UnsupportedUrlScheme;
import java.util.LinkedHashMap;
import java.util.Map;

/** The item of a request that led to no page for its callback: what kind of failure it was. */
public final class FailureItem {
    private static final Map<Class<?>, String> KINDS = Map.ofEntries(
            Map.entry(HttpError.class, "HttpError"),
            Map.entry(DownloadError.DownloadTimeout.class, "Timeout"),
            Map.entry(DownloadError.ConnectionRefused.class, "ConnectionRefused"),
            Map.entry(DownloadError.DownloadFailed.class, "ConnectionLost"),
            Map.entry(DownloadError.ResponseDataLoss.class, "ResponseFailed"),
            Map.entry(BrokenCoding.class, "ResponseFailed"),
            Map.entry(DownloadError.CannotResolveHost.class, "DNS"),
            Map.entry(DownloadError.DownloadCancelled.class, "Cancelled"),
            Map.entry(IgnoreRequest.class, "Ignored"),
            Map.entry(UnsupportedUrlScheme.class, "NotSupported"));

    private FailureItem() {}

    public static Item of(Request request, Throwable error) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("error", kind(error));
        fields.put("url", request.url());
        if (error instanceof HttpError http) {
            fields.put("status", http.response().status());
        }
        request.get(Retry.RETRY_TIMES_SO_FAR).ifPresent(times -> fields.put("retry_times", times));
        return Item.of(fields);
    }

    /** That of the nearest class: an HttpError is an IgnoreRequest too. */
    private static String kind(Throwable error) {
        for (Class<?> type = error.getClass(); type != Throwable.class; type = type.getSuperclass()) {
            String kind = KINDS.get(type);
            if (kind != null) {
                return kind;
            }
        }
        return "Other:" + error.getClass().getSimpleName();
    }
}

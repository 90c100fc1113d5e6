package crawler.engine.download.middleware;

import crawler.engine.Crawler;
import crawler.engine.Headers;
import crawler.engine.Request;
import crawler.engine.download.StepMiddleware;
import crawler.settings.Setting;
import java.util.LinkedHashMap;
import java.util.Map;

/** Adds the headers that every request has, where it does not have them already. */
public final class DefaultHeaders extends StepMiddleware {
    public static final Setting<Map<String, String>> DEFAULT_REQUEST_HEADERS = Setting.ofMap(
                    "DEFAULT_REQUEST_HEADERS", defaults())
            .replacing()
            .doc("The headers of every request that does not have them.");

    private final Headers headers;

    public DefaultHeaders(Crawler crawler) {
        this.headers = Headers.of(crawler.settings().get(DEFAULT_REQUEST_HEADERS));
    }

    private static Map<String, String> defaults() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
        headers.put("Accept-Language", "en");
        return headers;
    }

    @Override
    protected Request processRequest(Request request) {
        return request.withHeaders(request.headers().withDefaults(headers));
    }
}

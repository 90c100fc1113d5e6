package crawler.engine.schedule;

import crawler.engine.Request;
import crawler.engine.url.Fingerprint;
import java.util.List;
import java.util.Map;

/** Takes two requests for the same when method, canonical URL and body are. */
public final class CanonicalFingerprinter implements Fingerprinter {
    private static final byte[] NO_BODY = {};
    private static final Map<String, List<String>> NO_HEADERS = Map.of();

    @Override
    public Fingerprint fingerprint(Request request) {
        byte[] body = request.hasBody() ? request.body() : NO_BODY;
        return Fingerprint.of(request.method(), request.url(), body, NO_HEADERS, false);
    }
}

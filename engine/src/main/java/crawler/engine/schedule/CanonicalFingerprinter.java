package crawler.engine.schedule;

import crawler.engine.Request;
import crawler.engine.url.Fingerprint;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes two requests for the same when method, canonical URL, body and, if it is told so, some headers are. The fingerprints
 * are those of Scrapy's {@code fingerprint} function.
 */
public final class CanonicalFingerprinter implements Fingerprinter {
    private static final byte[] NO_BODY = {};

    private final List<String> includeHeaders;
    private final boolean keepFragments;

    /** One for which headers do not count, nor the fragment. */
    public CanonicalFingerprinter() {
        this(List.of(), false);
    }

    /**
     * @param includeHeaders the names of the headers that count
     * @param keepFragments whether the fragment counts
     */
    public CanonicalFingerprinter(List<String> includeHeaders, boolean keepFragments) {
        this.includeHeaders = List.copyOf(includeHeaders);
        this.keepFragments = keepFragments;
    }

    /** Whether a GET is known by its URL without fragment. */
    boolean goesByUrl() {
        return includeHeaders.isEmpty() && !keepFragments;
    }

    @Override
    public Fingerprint fingerprint(Request request) {
        byte[] body = request.hasBody() ? request.body() : NO_BODY;
        Map<String, List<String>> headers = includeHeaders.isEmpty() ? Map.of() : counting(request);
        return Fingerprint.of(request.method(), request.url(), body, headers, keepFragments);
    }

    private Map<String, List<String>> counting(Request request) {
        Map<String, List<String>> counting = new HashMap<>();
        for (String name : includeHeaders) {
            if (request.headers().contains(name)) {
                counting.put(name, request.headers().getAll(name));
            }
        }
        return counting;
    }
}

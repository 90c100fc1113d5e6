package crawler.engine.download.cache;

import crawler.engine.Headers;
import crawler.engine.Request;
import crawler.engine.Response;
import crawler.engine.download.cache.CacheStorage.Kept;
import crawler.engine.schedule.Fingerprinter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Under which keys responses are kept: the latest under the request's fingerprint, and one that varies also under a key of
 * its own for the request headers by which it does (RFC 9111, 4.1).
 */
final class CacheKeys {
    /** Of a 304 these say nothing of the response that was kept (RFC 9111, 3.2). */
    private static final Set<String> NOT_TAKEN_OVER =
            Set.of("content-encoding", "content-type", "content-length", "content-range", "transfer-encoding");

    private final Fingerprinter fingerprinter;

    CacheKeys(Fingerprinter fingerprinter) {
        this.fingerprinter = fingerprinter;
    }

    String of(Request request) {
        return HexFormat.of().formatHex(fingerprinter.fingerprint(request).toBytes());
    }

    /** The key for a response that varies as this one does. */
    static String variant(String key, Response response, Request request) {
        StringBuilder values = new StringBuilder();
        for (String name : vary(response)) {
            values.append(name)
                    .append(':')
                    .append(request.headers().getAll(name))
                    .append('\n');
        }
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-1").digest(values.toString().getBytes(StandardCharsets.UTF_8));
            return key + "-" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }

    private static List<String> vary(Response response) {
        List<String> names = new ArrayList<>();
        for (String field : response.headers().getAll("Vary")) {
            for (String name : field.split(",")) {
                names.add(name.strip().toLowerCase(Locale.ROOT));
            }
        }
        return names;
    }

    /** Whether what was kept is an answer to a request with these headers. */
    static boolean fits(Kept kept, Request request) {
        return vary(kept.response()).stream()
                .noneMatch(name -> name.equals("*")
                        || !kept.request().getAll(name).equals(request.headers().getAll(name)));
    }

    /** What was kept, with the news about it that a 304 brings. */
    static Response freshened(Response cached, Response notModified) {
        Headers[] headers = {cached.headers()};
        notModified.headers().asMap().forEach((name, values) -> {
            if (!NOT_TAKEN_OVER.contains(name.toLowerCase(Locale.ROOT))) {
                headers[0] = headers[0].without(name);
                values.forEach(value -> headers[0] = headers[0].plus(name, value));
            }
        });
        return cached.withHeaders(headers[0]);
    }
}
